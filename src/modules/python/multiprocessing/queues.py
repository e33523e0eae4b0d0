"""Queues between processes: what one puts in, one of the others takes out."""

import sys
import traceback

import _process
from multiprocessing.reduction import inherited_only, packed, unpacked
from multiprocessing.synchronize import Condition, Semaphore
from queue import Empty, Full


class Queue:
    """A queue that processes share; what is taken out are copies."""

    def __init__(self, maxsize=0, *, ctx=None):
        self._maxsize = maxsize if maxsize > 0 else 2147483647
        self._receives, self._sends = _process.channel()
        # How many more fit.
        self._room = Semaphore(self._maxsize)
        self._closed = False

    def __reduce__(self):
        inherited_only(self)

    def put(self, obj, block=True, timeout=None):
        """Puts an object in; raises `Full` when there is no room in time."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._room.acquire(block, timeout):
            raise Full
        try:
            message = packed(obj)
        except Exception:
            # CPython finds out in a thread behind the queue, which says so and goes on.
            self._room.release()
            sys.stderr.write(traceback.format_exc())
            return
        self._send(message)

    def _send(self, message):
        self._sends.send(*message)

    def get(self, block=True, timeout=None):
        """Takes an object out; raises `Empty` when none comes in time."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        message = self._receives.receive(timeout if block else 0, ())
        if message is None:
            raise Empty
        self._room.release()
        return unpacked(message)

    def put_nowait(self, obj):
        """Puts an object in if there is room at once."""
        return self.put(obj, False)

    def get_nowait(self):
        """Takes an object out if there is one at once."""
        return self.get(False)

    def qsize(self):
        """How many objects are in it."""
        return self._receives.pending()[0]

    def empty(self):
        """Whether nothing is in it."""
        return self.qsize() == 0

    def full(self):
        """Whether nothing more fits."""
        return self._room.get_value() == 0

    def close(self):
        """Says that this process puts nothing in any more."""
        self._closed = True

    def join_thread(self):
        """Waits until what was put in is there, which it always is here."""
        assert self._closed, f"Queue {self!r} not closed"

    def cancel_join_thread(self):
        """Says not to wait for that at the end."""


class JoinableQueue(Queue):
    """A queue that can be waited for until all that was put in has been dealt with."""

    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._unfinished = Semaphore(0)
        self._cond = Condition()

    def _send(self, message):
        with self._cond:
            self._unfinished.release()
            super()._send(message)

    def task_done(self):
        """Says that an object that was taken out has been dealt with."""
        with self._cond:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished.get_value() == 0:
                self._cond.notify_all()

    def join(self):
        """Waits until everything has been dealt with."""
        with self._cond:
            if self._unfinished.get_value() > 0:
                self._cond.wait()


class SimpleQueue:
    """A queue with the least there can be to one."""

    def __init__(self, *, ctx=None):
        self._receives, self._sends = _process.channel()

    def __reduce__(self):
        inherited_only(self)

    def put(self, obj):
        """Puts an object in."""
        self._sends.send(*packed(obj))

    def get(self):
        """Waits for an object and takes it out."""
        return unpacked(self._receives.receive(None, ()))

    def empty(self):
        """Whether nothing is in it."""
        return self._receives.pending()[0] == 0

    def close(self):
        """Closes it in this process."""
        self._receives.close()
        self._sends.close()
