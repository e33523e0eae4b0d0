"""A pool of processes that make the calls handed to it."""

import os
from collections import deque
from itertools import count

import _process
import multiprocessing
from concurrent.futures._base import BrokenExecutor, Executor, Future
from multiprocessing.pool import ExceptionWithTraceback
from multiprocessing.reduction import packed, unpacked
from threading import Lock, Thread, _register_atexit
from traceback import format_exception


class BrokenProcessPool(BrokenExecutor):
    """A process of the pool ended unexpectedly."""


class _RemoteTraceback(Exception):
    """The traceback of an exception in another process, as text."""

    def __init__(self, tb):
        super().__init__(tb)
        self.tb = tb


class _ExceptionWithTraceback(ExceptionWithTraceback):
    """An exception on its way out of a process of this pool."""

    cause = _RemoteTraceback


# The pools that have been used, for the end of the program.
_pools = set()


def _end():
    """Lets all pools finish what they have been given."""
    for pool in list(_pools):
        pool.shutdown()


_register_atexit(_end)


def _work(calls, results, initializer, initargs, most):
    """What a process of the pool does: one call after the other, until a None comes."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            from logging import getLogger

            getLogger("concurrent.futures").critical("Exception in initializer:", exc_info=True)
            return
    done = 0
    while most is None or done < most:
        call = unpacked(calls.receive(None, ()))
        if call is None:
            return
        number, function, args, kwargs = call
        try:
            message = packed((number, True, function(*args, **kwargs)))
        except BaseException as error:
            message = _failure(number, error)
        results.send(*message)
        done += 1


def _failure(number, error):
    """The message that a call has failed; where the exception itself cannot be sent, why that is so."""
    try:
        return packed((number, False, _ExceptionWithTraceback(error)))
    except Exception as failure:
        return packed((number, False, _ExceptionWithTraceback(failure)))


def _call_all(function, chunk):
    return [function(*items) for items in chunk]


class ProcessPoolExecutor(Executor):
    """Makes calls in up to `max_workers` processes, which are started with the first call."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
        self._max_workers = max_workers
        self._mp_context = mp_context or multiprocessing.get_context()
        self._worker_arguments_ = (initializer, initargs, max_tasks_per_child)
        self._calls_, self._hands_out_ = _process.channel()
        self._results_, self._answers_ = _process.channel()
        self._processes = {}
        self._numbers_ = count()
        # The futures of the calls that processes have, by number; and those that wait, with their messages.
        self._handed_out_ = {}
        self._waiting_ = deque()
        self._lock_ = Lock()
        self._shutdown = False
        self._broken = False
        self._manager_ = None

    def submit(self, fn, /, *args, **kwargs):
        """Hands a call over; answers the future of its result."""
        with self._lock_:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            if self._manager_ is None:
                self._start_()
            number = next(self._numbers_)
            try:
                message = packed((number, fn, args, kwargs))
            except Exception as error:
                # CPython finds that out in a thread of its own, and tells where.
                text = format_exception(error)
                error.__cause__ = _RemoteTraceback('\n"""\n' + "".join(text) + '"""')
                future.set_running_or_notify_cancel()
                future.set_exception(error)
            else:
                self._waiting_.append((number, future, message))
                self._hand_out_()
            return future

    def _hand_out_(self):
        """Gives the processes calls, one more than there are processes: the others can be cancelled."""
        while self._waiting_ and len(self._handed_out_) <= self._max_workers:
            number, future, message = self._waiting_.popleft()
            if future.set_running_or_notify_cancel():
                self._handed_out_[number] = future
                self._hands_out_.send(*message)

    def _start_(self):
        self._start_workers_()
        _pools.add(self)
        self._manager_ = _Manager(self._manage_)
        self._manager_.start()

    def _start_workers_(self):
        while len(self._processes) < self._max_workers:
            arguments = (self._calls_, self._answers_, *self._worker_arguments_)
            worker = self._mp_context.Process(target=_work, args=arguments)
            worker.start()
            self._processes[worker.pid] = worker

    def _manage_(self):
        """What the thread does that waits for results, and for processes that end."""
        while True:
            with self._lock_:
                if self._shutdown and not self._handed_out_ and not self._waiting_:
                    break
                watched = tuple(self._processes)
            message = self._results_.receive(None, watched)
            if isinstance(message, int):
                if not self._worker_ended_(self._processes.pop(message)):
                    break
                continue
            message = unpacked(message)
            if message is not None:
                self._note_(*message)
        for _ in self._processes:
            self._hands_out_.send(*packed(None))
        for worker in self._processes.values():
            worker.join()
        _pools.discard(self)

    def _note_(self, number, success, value):
        """A call has ended."""
        with self._lock_:
            future = self._handed_out_.pop(number)
            self._hand_out_()
        if success:
            future.set_result(value)
        else:
            future.set_exception(value)

    def _worker_ended_(self, worker):
        """A process has ended; answers whether the pool can still be used."""
        worker.join()
        with self._lock_:
            if worker.exitcode == 0 and self._worker_arguments_[2] is not None:
                self._start_workers_()
                return True
            self._broken = (
                "A process in the process pool was terminated abruptly while the future was running or pending."
            )
            lost = list(self._handed_out_.values()) + [entry[1] for entry in self._waiting_]
            self._handed_out_.clear()
            self._waiting_.clear()
        for other in self._processes.values():
            other.terminate()
        for future in lost:
            if not future.cancelled():
                future.set_exception(BrokenProcessPool(self._broken))
        self._broken = "A child process terminated abruptly, the process pool is not usable anymore"
        self._processes.clear()
        return False

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Calls a function with the items of iterables, so many at a time; yields the results in order."""
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        items = list(zip(*iterables))
        chunks = [items[start : start + chunksize] for start in range(0, len(items), chunksize)]
        results = super().map(_Chunked(fn), chunks, timeout=timeout)
        return _chain_from_iterable_of_lists(results)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls; the processes end when they have made those that wait."""
        with self._lock_:
            self._shutdown = True
            waiting = [entry[1] for entry in self._waiting_] if cancel_futures else []
            manager = self._manager_
        for future in waiting:
            future.cancel()
        if manager is not None:
            # The manager looks up.
            self._answers_.send(*packed(None))
            if wait:
                manager.join()


def _chain_from_iterable_of_lists(chunks):
    for chunk in chunks:
        yield from chunk


class _Manager(Thread):
    """The thread that waits for the results of a pool, and for its processes that end."""

    def __init__(self, manage):
        super().__init__()
        self.run = manage


class _Chunked:
    """A function that is called with each item of a chunk."""

    def __init__(self, function):
        self._function = function

    def __call__(self, chunk):
        return _call_all(self._function, chunk)
