import threading
from contextlib import contextmanager


class RWLock:
    """Many readers or one writer; a waiting writer keeps new readers out."""

    def __init__(self):
        self._cond = threading.Condition(threading.Lock())
        self._readers = 0
        self._writing = False
        self._writers_waiting = 0

    @contextmanager
    def reading(self):
        with self._cond:
            self._cond.wait_for(lambda: not self._writing and self._writers_waiting == 0)
            self._readers += 1
        try:
            yield
        finally:
            with self._cond:
                self._readers -= 1
                if self._readers == 0:
                    self._cond.notify_all()

    @contextmanager
    def writing(self):
        with self._cond:
            self._writers_waiting += 1
            self._cond.wait_for(lambda: not self._writing and self._readers == 0)
            self._writers_waiting -= 1
            self._writing = True
        try:
            yield
        finally:
            with self._cond:
                self._writing = False
                self._cond.notify_all()


rw = RWLock()
prices = {"apple": 1, "pear": 1}
differences = set()


def raise_prices():
    for _ in range(30):
        with rw.writing():
            for fruit in prices:
                prices[fruit] += 1


def compare():
    for _ in range(30):
        with rw.reading():
            differences.add(prices["apple"] - prices["pear"])


group = [threading.Thread(target=f) for f in (raise_prices, compare, compare, raise_prices)]
[t.start() for t in group]
[t.join() for t in group]
print(prices)
print("differences seen by readers:", differences)
