import itertools
import threading
import queue


class LockCounter:
    def __init__(self):
        self._value = 0
        self._lock = threading.Lock()

    def increment(self):
        with self._lock:
            self._value += 1

    @property
    def value(self):
        return self._value


class QueueCounter:
    def __init__(self):
        self._ticks = queue.SimpleQueue()

    def increment(self):
        self._ticks.put(1)

    @property
    def value(self):
        return self._ticks.qsize()


class IterCounter:
    def __init__(self):
        self._counter = itertools.count()

    def increment(self):
        next(self._counter)

    @property
    def value(self):
        return next(self._counter)


class ListCounter:
    def __init__(self):
        self._ticks = []

    def increment(self):
        self._ticks.append(None)

    @property
    def value(self):
        return len(self._ticks)


def hammer(counter, times):
    for _ in range(times):
        counter.increment()


for cls in (LockCounter, QueueCounter, IterCounter, ListCounter):
    counter = cls()
    threads = [threading.Thread(target=hammer, args=(counter, 250)) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(f"{cls.__name__:<13} {counter.value}")
