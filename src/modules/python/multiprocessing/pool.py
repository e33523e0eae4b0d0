"""Pools: processes or threads that make the calls handed to them."""

import os
import queue
import threading
import time
import traceback
from itertools import count, starmap

import _process
from multiprocessing import context, process, util
from multiprocessing.context import TimeoutError
from multiprocessing.reduction import packed, unpacked

RUN, CLOSE, TERMINATE = "RUN", "CLOSE", "TERMINATE"
_jobs = count()


class RemoteTraceback(Exception):
    """The traceback of an exception in another process, as text."""

    def __init__(self, tb):
        super().__init__(tb)
        self.tb = tb


class ExceptionWithTraceback:
    """An exception on its way, with what its traceback says: tracebacks themselves are not sent."""

    cause = RemoteTraceback

    def __init__(self, exc, tb=None):
        text = "".join(traceback.format_exception(type(exc), exc, exc.__traceback__))
        self.exc = exc
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return (_with_cause, (self.exc, self.cause(self.tb)))


def _with_cause(exc, cause):
    exc.__cause__ = cause
    return exc


class MaybeEncodingError(Exception):
    """A result that cannot be sent."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


def mapstar(args):
    """Calls a function with each of some items."""
    return list(map(*args))


def starmapstar(args):
    """Calls a function with each of some tuples of arguments."""
    return list(starmap(args[0], args[1]))


def _call(call, with_traceback):
    """Makes a call; answers whether that went well, and what came of it."""
    function, args, kwargs = call
    try:
        return (True, function(*args, **kwargs))
    except Exception as error:
        return (False, ExceptionWithTraceback(error) if with_traceback else error)


def _work(tasks, results, initializer, initargs, most):
    """What a process of a pool does: one call after the other, until a None comes."""
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while most is None or done < most:
        message = tasks.receive(None, ())
        task = unpacked(message)
        if task is None:
            break
        job, place, call = task
        result = _call(call, True)
        try:
            message = packed((job, place, result))
        except Exception as error:
            wrapped = MaybeEncodingError(error, result[1])
            message = packed((job, place, (False, ExceptionWithTraceback(wrapped))))
        results.send(*message)
        done += 1


class Pool:
    """Processes that make calls; results come back as copies."""

    @staticmethod
    def Process(ctx, *args, **kwds):
        """Makes a process of the pool."""
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._state = RUN
        # The results that are waited for, by the number of their job.
        self._cache = {}
        self._lock = threading.Lock()
        self._all_done = threading.Condition(self._lock)
        # Results are taken in one at a time, whichever threads bring them; so are the calls back.
        self._taking_in = threading.Lock()
        # What the thread that hands out calls takes: a job, its calls, and what is told how many they are.
        self._taskqueue = queue.SimpleQueue()
        # Taken as long as the pool is open.
        self._open = threading.Lock()
        self._open.acquire()
        self._begin(initializer, initargs, maxtasksperchild, context)
        self._handlers = [
            threading.Thread(target=handler, daemon=True)
            for handler in (self._handle_workers, self._handle_tasks, self._handle_results)
        ]
        for handler in self._handlers:
            handler.start()

    def _begin(self, initializer, initargs, maxtasksperchild, ctx):
        self._ctx = ctx or context._default.get_context()
        self._worker_arguments = (initializer, initargs, maxtasksperchild)
        self._tasks, self._hands_out = _process.channel()
        self._results, self._answers = _process.channel()
        self._pool = []
        self._start_workers()
        # A program may end with the pool still open: nothing is to be started in place of what ends then.
        util._before_the_end.append(self._end_with_program)

    def _end_with_program(self):
        if self._state != TERMINATE:
            self.terminate()

    def _start_workers(self):
        """Starts processes until there are as many as there are to be."""
        while len(self._pool) < self._processes:
            arguments = (self._tasks, self._answers, *self._worker_arguments)
            worker = self.Process(self._ctx, target=_work, args=arguments)
            worker.name = worker.name.replace("Process", "PoolWorker")
            worker.daemon = True
            worker.start()
            self._pool.append(worker)

    def _handle_workers(self):
        """What the thread does that lets the workers end when a closed pool has nothing left to do."""
        with self._open, self._lock:
            self._all_done.wait_for(lambda: not self._cache or self._state == TERMINATE)
        self._taskqueue.put(None)
        if self._state == CLOSE:
            self._dismiss()

    def _handle_tasks(self):
        """What the thread does that sends calls to the processes, so that nobody waits for that."""
        while True:
            entry = self._taskqueue.get()
            if entry is None:
                return
            job, calls, tell_length = entry
            place = -1
            try:
                for place, call in enumerate(calls):
                    if self._state == TERMINATE:
                        return
                    try:
                        self._send(job, place, call)
                    except Exception as error:
                        self._done(job, place, (False, error))
            except Exception as error:
                # The items could not be gone through.
                place += 1
                self._done(job, place, (False, error))
            if tell_length is not None:
                tell_length(place + 1)

    def _send(self, job, place, call):
        self._hands_out.send(*packed((job, place, call)))

    def _handle_results(self):
        """What the thread does that waits for results, and for processes that end."""
        while True:
            pids = tuple([worker.pid for worker in self._pool])
            message = self._results.receive(None, pids)
            if self._state == TERMINATE:
                return
            if isinstance(message, int):
                if not self._replace_ended():
                    return
                continue
            self._done(*unpacked(message))

    def _replace_ended(self):
        """Starts processes in place of those that have ended; answers False when none are needed any more."""
        with self._lock:
            if self._state == TERMINATE:
                return False
            self._pool[:] = [worker for worker in self._pool if worker.is_alive()]
            if self._state == RUN or self._cache:
                self._start_workers()
            return self._state == RUN or self._pool != [] or self._cache != {}

    def _done(self, job, place, result):
        with self._lock:
            waiting = self._cache.get(job)
        if waiting is not None:
            with self._taking_in:
                waiting._set(place, result)

    def _forget(self, job):
        with self._lock:
            self._cache.pop(job, None)
            self._all_done.notify_all()

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """Makes a call and waits for its result."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Hands a call over; answers an object that gets its result."""
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._taskqueue.put((result._job, [(func, args, kwds)], None))
        return result

    def map(self, func, iterable, chunksize=None):
        """Calls a function with each item, and waits for all results."""
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """The same without waiting."""
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """Calls a function with the arguments in each item, and waits for all results."""
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        """The same without waiting."""
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), self._processes * 4)
            chunksize += extra > 0
        result = MapResult(self, max(chunksize, 1) if items else 0, len(items), callback, error_callback)
        if items:
            size = result._chunksize
            chunks = [tuple(items[start : start + size]) for start in range(0, len(items), size)]
            calls = [(mapper, ((func, chunk),), {}) for chunk in chunks]
            self._taskqueue.put((result._job, calls, None))
        return result

    def imap(self, func, iterable, chunksize=1):
        """Calls a function with each item; yields the results in order, as they come."""
        result = self._imap(IMapIterator, func, iterable, chunksize)
        return result if chunksize == 1 else (item for chunk in result for item in chunk)

    def imap_unordered(self, func, iterable, chunksize=1):
        """The same in any order."""
        result = self._imap(IMapUnorderedIterator, func, iterable, chunksize)
        return result if chunksize == 1 else (item for chunk in result for item in chunk)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        result = kind(self)
        if chunksize == 1:
            calls = ((func, (item,), {}) for item in iterable)
        else:
            calls = ((mapstar, ((func, chunk),), {}) for chunk in _chunks(iterable, chunksize))
        self._taskqueue.put((result._job, calls, result._set_length))
        return result

    def close(self):
        """Takes no more calls; the processes end when they have made those that wait."""
        if self._state == RUN:
            self._state = CLOSE
            self._open.release()

    def _dismiss(self):
        """Lets the workers end."""
        for _ in range(self._processes):
            self._hands_out.send(*packed(None))

    def terminate(self):
        """Ends the processes at once."""
        with self._lock:
            was_open = self._state == RUN
            self._state = TERMINATE
            self._all_done.notify_all()
        if was_open:
            self._open.release()
        self._taskqueue.put(None)
        self._end_workers()

    def _end_workers(self):
        if self._cache:
            for worker in self._pool:
                worker.terminate()
        else:
            # Idle ones end when asked to, and nothing they have printed is lost.
            self._dismiss()
        for worker in self._pool:
            worker.join()

    def join(self):
        """Waits for the processes to end, after `close` or `terminate`."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        for handler in self._handlers:
            handler.join()
        for worker in list(self._pool):
            worker.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *exception):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} state={self._state} pool_size={self._processes}>"


def _chunks(items, size):
    """The items in tuples of this size."""
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


class ApplyResult:
    """The result of a call that is made elsewhere."""

    def __init__(self, pool, callback=None, error_callback=None):
        self._pool = pool
        self._event = threading.Event()
        self._callback = callback
        self._error_callback = error_callback
        self._job = next(_jobs)
        with pool._lock:
            pool._cache[self._job] = self

    def ready(self):
        """Whether the call has ended."""
        return self._event.is_set()

    def successful(self):
        """Whether it has ended without an exception."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        """Waits for the call to end."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """Waits for the call to end and answers what it returned, or raises what it raised."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, place, result):
        self._success, self._value = result
        self._finish()

    def _finish(self):
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._pool._forget(self._job)
        self._event.set()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of calls with many items, in their order."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        self._left = -(-length // chunksize) if length else 0
        if not length:
            pool._forget(self._job)
            self._event.set()

    def _set(self, place, result):
        success, value = result
        if not success:
            if self._success:
                # The first failure is that of the whole.
                self._success, self._value = False, value
        elif self._success:
            start = place * self._chunksize
            self._value[start : start + self._chunksize] = value
        self._left -= 1
        if self._left == 0:
            self._finish()


class IMapIterator:
    """Results in the order of their items."""

    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition()
        self._job = next(_jobs)
        self._items = {}
        self._taken = 0
        self._length = None
        with pool._lock:
            pool._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result; raises `TimeoutError` when it does not come in time."""
        with self._cond:
            if not self._cond.wait_for(lambda: self._has_next() or self._taken == self._length, timeout):
                raise TimeoutError
            if self._taken == self._length:
                raise StopIteration
            success, value = self._take()
            self._taken += 1
        if success:
            return value
        raise value

    __next__ = next

    def _has_next(self):
        return self._taken in self._items

    def _take(self):
        return self._items.pop(self._taken)

    def _set(self, place, result):
        with self._cond:
            self._items[place] = result
            self._cond.notify_all()
            self._forget_if_complete()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            self._cond.notify_all()
            self._forget_if_complete()

    def _forget_if_complete(self):
        if self._length is not None and self._taken + len(self._items) >= self._length:
            self._pool._forget(self._job)


class IMapUnorderedIterator(IMapIterator):
    """Results as they come."""

    def _has_next(self):
        return bool(self._items)

    def _take(self):
        return self._items.pop(next(iter(self._items)))


class ThreadPool(Pool):
    """A pool of threads, which share everything with whoever hands calls over."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _begin(self, initializer, initargs, maxtasksperchild, ctx):
        self._tasks = queue.SimpleQueue()
        self._results = queue.SimpleQueue()
        self._pool = [
            threading.Thread(target=self.worker, args=(initializer, initargs), daemon=True)
            for _ in range(self._processes)
        ]
        for worker in self._pool:
            worker.start()

    def worker(self, initializer, initargs):
        """What a thread of the pool does: one call after the other, until a None comes."""
        try:
            if initializer is not None:
                initializer(*initargs)
            while (task := self._tasks.get()) is not None:
                job, place, call = task
                self._results.put((job, place, _call(call, False)))
        finally:
            self._results.put(None)

    def _handle_results(self):
        """What the thread does that takes in results, until all threads of the pool have ended."""
        working = self._processes
        while working:
            result = self._results.get()
            if result is None:
                working -= 1
            else:
                self._done(*result)

    def _send(self, job, place, call):
        self._tasks.put((job, place, call))

    def _dismiss(self):
        for _ in range(self._processes):
            self._tasks.put(None)

    def _end_workers(self):
        # Threads cannot be ended: they make the calls they are at.
        self._dismiss()
