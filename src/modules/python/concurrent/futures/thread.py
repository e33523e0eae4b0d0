"""A pool of threads that make the calls handed to it."""

import os
from _queue import Empty, SimpleQueue
from concurrent.futures._base import BrokenExecutor, Executor, Future
from itertools import count
from threading import Lock, Semaphore, Thread, _register_atexit

# The threads of all pools, each with the queue it takes its work from, for the end of the program.
_queues = {}
_lock = Lock()
_ending = False


def _end():
    """Lets all pools finish what they have been given, and their threads end."""
    global _ending
    with _lock:
        _ending = True
    threads = list(_queues.items())
    for _, work in threads:
        work.put(None)
    for thread, _ in threads:
        thread.join()


_register_atexit(_end)
# A process begins with what is known of the pools, and nobody in the middle of changing it.
os.register_at_fork(before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release)


class _Call:
    """A call that was handed over, and the future of its result."""

    def __init__(self, future, function, args, kwargs):
        self.future = future
        self.function = function
        self.args = args
        self.kwargs = kwargs

    def make(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.function(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class BrokenThreadPool(BrokenExecutor):
    """The initializer of a thread of the pool failed."""


class ThreadPoolExecutor(Executor):
    """Makes calls in up to `max_workers` threads, which are started as they are needed."""

    _pools_ = count()

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = SimpleQueue()
        # Counts the threads that have nothing to do.
        self._idle_semaphore = Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = Lock()
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{next(self._pools_)}"
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        """Hands a call over; answers the future of its result."""
        with self._shutdown_lock, _lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _ending:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            self._work_queue.put(_Call(future, fn, args, kwargs))
            if not self._idle_semaphore.acquire(blocking=False) and len(self._threads) < self._max_workers:
                self._start_thread_()
            return future

    def _start_thread_(self):
        name = f"{self._thread_name_prefix}_{len(self._threads)}"
        thread = Thread(name=name, target=self._work_)
        thread.start()
        self._threads.add(thread)
        _queues[thread] = self._work_queue

    def _work_(self):
        """What each thread of the pool does: one call after the other, until a None comes."""
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                _log().critical("Exception in initializer:", exc_info=True)
                self._break_()
                return
        while True:
            call = self._work_queue.get()
            if call is None:
                # The other threads have to see it, too.
                self._shutdown = True
                self._work_queue.put(None)
                return
            call.make()
            self._idle_semaphore.release()

    def _break_(self):
        """The pool cannot be used: whoever waits for one of its calls is told so."""
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for call in self._take_all_():
                call.future.set_exception(BrokenThreadPool(self._broken))

    def _take_all_(self):
        calls = []
        try:
            while True:
                call = self._work_queue.get_nowait()
                if call is not None:
                    calls.append(call)
        except Empty:
            return calls

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes no more calls; the threads end when they have made those that wait, or at once."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for call in self._take_all_():
                    call.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
                _queues.pop(thread, None)


def _log():
    from logging import getLogger

    return getLogger("concurrent.futures")
