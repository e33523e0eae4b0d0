"""A context manager that takes several locks in one order, and refuses another order."""

import threading
from contextlib import contextmanager

held = threading.local()


@contextmanager
def taking(*locks):
    locks = sorted(locks, key=lambda pair: pair[0])
    mine = getattr(held, "ranks", [])
    if mine and max(mine) >= locks[0][0]:
        raise RuntimeError("locks are taken in the wrong order")
    mine.extend(rank for rank, _ in locks)
    held.ranks = mine
    try:
        for _, lock in locks:
            lock.acquire()
        yield
    finally:
        for _, lock in reversed(locks):
            lock.release()
        del mine[-len(locks):]


first, second = (1, threading.Lock()), (2, threading.Lock())
done = []


def work(one, other):
    for _ in range(20):
        with taking(one, other):
            done.append(1)


threads = [threading.Thread(target=work, args=pair) for pair in ((first, second), (second, first))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(done))
with taking(second):
    with taking(first):
        print("not reached")
