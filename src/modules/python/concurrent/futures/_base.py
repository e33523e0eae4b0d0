"""Futures: what they are, and waiting for one or for many of them."""

from collections import namedtuple
from queue import Empty, SimpleQueue
from threading import Condition
from time import monotonic as _now

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# What a future goes through. A cancelled one is "notified" once the pool has noticed, too.
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_SHOWN = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    """What the exceptions about futures have in common."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future cannot be set in the state it is in."""


class BrokenExecutor(RuntimeError):
    """The executor has failed and does nothing any more."""


class Future:
    """The result of a call that somebody else makes, or will make."""

    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        # Queues into which the future is put once it is done, for those who wait for many.
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            shown = f"<{type(self).__name__} at {id(self):#x} state={_SHOWN[self._state]}"
            if self._state != FINISHED:
                return shown + ">"
            if self._exception is not None:
                return f"{shown} raised {type(self._exception).__name__}>"
            return f"{shown} returned {type(self._result).__name__}>"

    def cancel(self):
        """Keeps the call from being made; answers False if it is too late."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state != PENDING:
                return True
            self._state = CANCELLED
            self._wake_()
        self._call_back_()
        return True

    def cancelled(self):
        """Whether it was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Whether the call is being made."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether it was cancelled or the call has ended."""
        with self._condition:
            return self._state in _DONE

    def add_done_callback(self, fn):
        """Has a function called with this future once it is done."""
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        self._call_one_back_(fn)

    def result(self, timeout=None):
        """Waits for the call to end and answers what it returned, or raises what it raised."""
        with self._condition:
            self._wait_until_done_(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result

    def exception(self, timeout=None):
        """Waits for the call to end and answers what it raised, or None."""
        with self._condition:
            self._wait_until_done_(timeout)
            return self._exception

    def _wait_until_done_(self, timeout):
        if self._state not in _DONE:
            self._condition.wait_for(lambda: self._state in _DONE, timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    # For executors.

    def set_running_or_notify_cancel(self):
        """Says that the call is about to be made; answers False if the future was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """Says what the call returned."""
        with self._condition:
            self._check_unset_()
            self._result = result
            self._state = FINISHED
            self._wake_()
        self._call_back_()

    def set_exception(self, exception):
        """Says what the call raised."""
        with self._condition:
            self._check_unset_()
            self._exception = exception
            self._state = FINISHED
            self._wake_()
        self._call_back_()

    def _check_unset_(self):
        if self._state in _DONE:
            raise InvalidStateError(f"{self._state}: {self!r}")

    def _wake_(self):
        self._condition.notify_all()
        for waiter in self._waiters:
            waiter.put(self)

    def _call_back_(self):
        for function in self._done_callbacks:
            self._call_one_back_(function)

    def _call_one_back_(self, function):
        try:
            function(self)
        except Exception:
            from logging import getLogger

            getLogger("concurrent.futures").exception("exception calling callback for %r", self)


def _tell(future, waiter):
    """Has the future put into this queue once it is done."""
    with future._condition:
        if future._state in _DONE:
            waiter.put(future)
        else:
            future._waiters.append(waiter)


def _forget(future, waiter):
    with future._condition:
        if waiter in future._waiters:
            future._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    """Goes through futures in the order in which they are done."""
    end = None if timeout is None else _now() + timeout
    pending = set(fs)
    total = len(pending)
    finished = SimpleQueue()
    for future in pending:
        _tell(future, finished)
    try:
        while pending:
            future = _next_of(finished, end)
            if future is None:
                raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            pending.remove(future)
            yield future
    finally:
        for future in pending:
            _forget(future, finished)


def _next_of(finished, end):
    """The next future in the queue, or None if none comes in time."""
    try:
        if end is None:
            return finished.get()
        return finished.get(timeout=max(end - _now(), 0))
    except Empty:
        return None


# What `wait` answers: the futures that are done, and those that are not.
DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done", module="concurrent.futures._base")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits until all futures are done, or one of them, or one has raised something."""
    end = None if timeout is None else _now() + timeout
    pending = set(fs)
    done = {future for future in pending if _is_done(future)}
    pending -= done
    enough = not pending or any(_suffices(future, return_when) for future in done)
    if not enough:
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError(f"Invalid return condition: {return_when!r}")
        finished = SimpleQueue()
        for future in pending:
            _tell(future, finished)
        while pending and not enough:
            future = _next_of(finished, end)
            if future is None:
                break
            pending.remove(future)
            done.add(future)
            enough = _suffices(future, return_when)
        for future in pending:
            _forget(future, finished)
    return DoneAndNotDoneFutures(done, pending)


def _is_done(future):
    with future._condition:
        return future._state in _DONE


def _suffices(future, return_when):
    """Whether a future that is done is reason enough to wait no longer."""
    if return_when == FIRST_EXCEPTION:
        return not future.cancelled() and future.exception() is not None
    return return_when == FIRST_COMPLETED


class Executor:
    """Makes calls for others; what kinds of executors have in common."""

    def submit(self, fn, /, *args, **kwargs):
        """Hands a call over; answers the future of its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Calls a function with the items of iterables, all at once; yields the results in order."""
        end = None if timeout is None else _now() + timeout
        futures = [self.submit(fn, *items) for items in zip(*iterables)]

        def result_iterator():
            futures.reverse()
            try:
                while futures:
                    yield _taken(futures, end)
            finally:
                for future in futures:
                    future.cancel()

        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls, and waits for those it has."""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.shutdown(wait=True)
        return False


def _taken(futures, end):
    """The result of the last future of the list, which it takes off the list."""
    future = futures.pop()
    try:
        return future.result(None if end is None else end - _now())
    finally:
        future.cancel()
