import itertools
import string
import threading

SECRET = "dab"
found = threading.Event()
answer = []


def crack(first_letters):
    for first in first_letters:
        for rest in itertools.product("abcd", repeat=2):
            if found.is_set():
                return
            guess = first + "".join(rest)
            if guess == SECRET:
                answer.append(guess)
                found.set()
                return


threads = [threading.Thread(target=crack, args=(letters,)) for letters in ("ab", "cd")]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("found:", answer, found.is_set(), len(string.ascii_lowercase) ** 3, "possible")
