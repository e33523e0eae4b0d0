"""The simplest queue, and what every queue says when there is nothing to get."""

from collections import deque
from threading import Semaphore


class Empty(Exception):
    """There was nothing to get."""


class SimpleQueue:
    """First in, first out, without bounds and without counting what has been dealt with."""

    __slots__ = ("_items", "_count")

    def __init__(self):
        self._items = deque()
        self._count = Semaphore(0)

    def put(self, item, block=True, timeout=None):
        """Adds an item; never waits."""
        self._items.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one if there is none."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._count.acquire(block, timeout if block else None):
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item):
        """Adds an item; never waits."""
        self.put(item)

    def get_nowait(self):
        """Takes an item if there is one."""
        return self.get(False)

    def empty(self):
        """Whether there is none at this moment."""
        return not self._items

    def qsize(self):
        """How many items there are at this moment."""
        return len(self._items)
