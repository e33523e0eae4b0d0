"""How much more two threads do than one in the same time: 2 is all that two cores can give."""

import threading
import time


def work(times):
    total = 0
    for step in range(times):
        total += step & 3
    return total


def seconds(threads, times):
    workers = [threading.Thread(target=work, args=(times,)) for _ in range(threads)]
    began = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - began


seconds(2, 3000000)
alone = seconds(1, 20000000)
together = seconds(2, 20000000)
print(2 * alone / together)
