"""Events that are carried out one after the other, each at its time."""

import heapq
import threading
import time
from itertools import count

_numbers = count()


class Event:
    """Something to be done at a time; of two at once the one with the lower priority number comes first."""

    def __init__(self, time, priority, sequence, action, argument, kwargs):
        self.time = time
        self.priority = priority
        self.sequence = sequence
        self.action = action
        self.argument = argument
        self.kwargs = kwargs

    def _key(self):
        return (self.time, self.priority, self.sequence)

    def __lt__(self, other):
        return self._key() < other._key()

    def __repr__(self):
        return (
            f"Event(time={self.time!r}, priority={self.priority!r}, sequence={self.sequence!r}, "
            f"action={self.action!r}, argument={self.argument!r}, kwargs={self.kwargs!r})"
        )


class scheduler:
    """A queue of events, and the loop that carries them out."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._queue = []
        self._lock = threading.RLock()

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        event = Event(time, priority, next(_numbers), action, argument, kwargs or {})
        with self._lock:
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        with self._lock:
            for index in range(len(self._queue)):
                if self._queue[index] is event:
                    del self._queue[index]
                    heapq.heapify(self._queue)
                    return
        raise ValueError("list.remove(x): x not in list")

    def empty(self):
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                wait = event.time - self.timefunc()
                if wait <= 0:
                    heapq.heappop(self._queue)
            if wait > 0:
                if not blocking:
                    return wait
                self.delayfunc(wait)
            else:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)

    @property
    def queue(self):
        with self._lock:
            return sorted(self._queue)
