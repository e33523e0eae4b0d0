"""Two threads raise one counter, twice each. Four in the end? Choose who runs next."""

import threading

counter = 0


def raise_twice():
    """Raise the counter by one, two times."""
    global counter
    for _ in range(2):
        counter += 1


threads = [threading.Thread(target=raise_twice) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(counter)
