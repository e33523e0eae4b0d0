import threading
from contextlib import ExitStack


class OrderedLocks:
    """Takes any number of locks in one global order."""

    def __init__(self, *locks):
        self.locks = sorted(locks, key=id)

    def __enter__(self):
        with ExitStack() as stack:
            for lock in self.locks:
                stack.enter_context(lock)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *exc):
        return self._stack.__exit__(*exc)


locks = [threading.Lock() for _ in range(3)]
count = 0


def use(*which):
    global count
    for _ in range(50):
        with OrderedLocks(*(locks[i] for i in which)):
            count += 1


ts = [threading.Thread(target=use, args=w) for w in ((0, 1, 2), (2, 1, 0), (1, 2, 0))]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(count, [lock.locked() for lock in locks])
try:
    with OrderedLocks(*locks):
        print([lock.locked() for lock in locks])
        raise RuntimeError("inside")
except RuntimeError as e:
    print(e, [lock.locked() for lock in locks])
