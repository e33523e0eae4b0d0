import functools
import threading


def synchronized(lock):
    def wrap(f):
        @functools.wraps(f)
        def inner(*args, **kw):
            with lock:
                return f(*args, **kw)
        return inner
    return wrap


def synchronized_method(method):
    @functools.wraps(method)
    def inner(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)
    return inner


my_lock = threading.Lock()
total = 0


@synchronized(my_lock)
def add(n):
    """Adds n to the total."""
    global total
    before = total
    total = before + n
    return total


class Tally:
    def __init__(self):
        self._lock = threading.RLock()
        self.n = 0

    @synchronized_method
    def up(self, by=1):
        self.n += by

    @synchronized_method
    def twice(self):
        self.up()
        self.up(by=1)


tally = Tally()
threads = [threading.Thread(target=add, args=(n,)) for n in range(50)]
threads += [threading.Thread(target=tally.twice) for _ in range(25)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, tally.n)
print(add.__name__, add.__doc__, Tally.up.__qualname__)
