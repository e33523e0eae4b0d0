"""Events that are carried out one after the other, each at its time."""

import heapq
import threading
import time
from collections import namedtuple
from itertools import count


# Something to be done at a time; of two at once the one with the lower priority number comes first.
Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs", module="sched")


class scheduler:
    """A queue of events, and the loop that carries them out."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._queue = []
        self._numbers_ = count()
        self._lock = threading.RLock()

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        event = Event(time, priority, next(self._numbers_), action, argument, kwargs or {})
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
