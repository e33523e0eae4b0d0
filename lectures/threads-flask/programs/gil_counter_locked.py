"""Two threads raise a counter, and a lock keeps each round in one piece."""

import threading

ROUNDS = 50_000

counter = 0
lock = threading.Lock()


def step():
    """How much one round adds."""
    return 1


def count():
    """Raise the counter, once a round: read it, call a function, write it."""
    global counter
    for _ in range(ROUNDS):
        with lock:
            counter = counter + step()


threads = [threading.Thread(target=count) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{counter} of {2 * ROUNDS}; lost: {2 * ROUNDS - counter}")
