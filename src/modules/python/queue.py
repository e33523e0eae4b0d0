"""Queues through which threads hand work to each other: a lock, and conditions on it."""

from _queue import Empty, SimpleQueue
from collections import deque
from heapq import heappop, heappush
from threading import Condition, Lock
from time import monotonic as _now

__all__ = [
    "Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue",
]


class Full(Exception):
    """There was no room to put anything."""


class Queue:
    """First in, first out. Whoever finds it full or empty can wait."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # Whoever looks at the items or changes them holds this lock; the conditions share it.
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0

    def put(self, item, block=True, timeout=None):
        """Adds an item; waits for room if there is none."""
        with self.not_full:
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                elif not _wait(self.not_full, lambda: self._qsize() < self.maxsize, timeout):
                    raise Full
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one if there is none."""
        with self.not_empty:
            if not block:
                if not self._qsize():
                    raise Empty
            elif not _wait(self.not_empty, self._qsize, timeout):
                raise Empty
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Adds an item if there is room."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Takes an item if there is one."""
        return self.get(block=False)

    def task_done(self):
        """Says that what came of one `get` has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks = unfinished
            if unfinished == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        """Waits until every item that was put has been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items there are at this moment."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there is none at this moment."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room at this moment."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    # How the items are kept; other queues have other ways.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


def _wait(condition, ready, timeout):
    """Waits until it is ready; answers False if that takes longer than the timeout."""
    if timeout is None:
        while not ready():
            condition.wait()
        return True
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    end = _now() + timeout
    while not ready():
        remaining = end - _now()
        if remaining <= 0:
            return False
        condition.wait(remaining)
    return True


class PriorityQueue(Queue):
    """The smallest item comes first; items are often tuples that begin with a priority."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()
