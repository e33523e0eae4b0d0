import threading
import time


def say_after(seconds, word):
    time.sleep(seconds)
    print(word)


threads = [
    threading.Thread(target=say_after, args=(0.3, "third")),
    threading.Thread(target=say_after, args=(0.1, "first")),
    threading.Thread(target=say_after, args=(0.2, "second")),
]
for thread in threads:
    thread.start()
print("started")
for thread in threads:
    thread.join()
print("joined")
