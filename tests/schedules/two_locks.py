"""Two threads take two locks, each in its own order."""

import threading

first = threading.Lock()
second = threading.Lock()


def take(one, other):
    with one:
        with other:
            print("both")


left = threading.Thread(target=take, args=(first, second), name="left")
right = threading.Thread(target=take, args=(second, first), name="right")
left.start()
right.start()
left.join()
right.join()
