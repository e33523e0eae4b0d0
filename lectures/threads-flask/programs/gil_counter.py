"""Two threads raise a counter, and no line of the program is wrong."""

import threading

ROUNDS = 50_000

counter = 0


def step():
    """How much one round adds."""
    return 1


def count():
    """Raise the counter, once a round: read it, call a function, write it."""
    global counter
    for _ in range(ROUNDS):
        counter = counter + step()


threads = [threading.Thread(target=count) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{counter} of {2 * ROUNDS}; lost: {2 * ROUNDS - counter}")
