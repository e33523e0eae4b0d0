"""Two threads that never rest, until Stop is pressed."""

import threading


def work():
    total = 0
    while True:
        total += 1


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
