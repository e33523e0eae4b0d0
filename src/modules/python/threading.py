"""Threads, in Python over the locks and the starting of `_thread`.

The shape follows CPython's `Lib/threading.py`: every waiting primitive is made of locks, so each can
be opened and stepped through.
"""

import _thread
import sys
from time import monotonic as _now

get_ident = _thread.get_ident
Lock = _thread.allocate_lock
RLock = _thread.RLock
TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


class Condition:
    """A lock, and the threads that wait to be told that something about what it guards has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.acquire()

    def __exit__(self, *exception):
        self._lock.release()

    def _is_owned(self):
        return self._lock._is_owned()

    def wait(self, timeout=None):
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        self._lock.release()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._lock.acquire()
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                if end is None:
                    end = _now() + timeout
                remaining = end - _now()
                if remaining <= 0:
                    break
                self.wait(remaining)
            else:
                self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self._waiters[:n]:
            self._waiters.remove(waiter)
            waiter.release()

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore:
    """Lets so many threads in at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._condition = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        with self._condition:
            if not blocking:
                if self._value == 0:
                    return False
            elif not self._condition.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    def __enter__(self):
        return self.acquire()

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._condition:
            self._value += n
            self._condition.notify(n)

    def __exit__(self, *exception):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that notices being released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._condition:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._condition.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._condition = Condition(Lock())
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        with self._condition:
            self._flag = True
            self._condition.notify_all()

    def clear(self):
        with self._condition:
            self._flag = False

    def wait(self, timeout=None):
        with self._condition:
            if not self._flag:
                self._condition.wait_for(self.is_set, timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    """A thread waited at a barrier that was broken or reset."""


class Barrier:
    """A line at which so many threads wait for each other."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._condition = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self.parties = parties
        self._waiting = 0
        self._generation = 0
        self.broken = False

    @property
    def n_waiting(self):
        return self._waiting

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._condition:
            if self.broken:
                raise BrokenBarrierError
            index = self._waiting
            generation = self._generation
            self._waiting += 1
            if self._waiting == self.parties:
                try:
                    if self._action is not None:
                        self._action()
                except BaseException:
                    self._break()
                    raise
                self._waiting = 0
                self._generation += 1
                self._condition.notify_all()
                return index
            passed = self._condition.wait_for(lambda: self._generation != generation or self.broken, timeout)
            if not passed:
                self._break()
            if self.broken or not passed:
                raise BrokenBarrierError
            return index

    def _break(self):
        self.broken = True
        self._waiting = 0
        self._condition.notify_all()

    def reset(self):
        with self._condition:
            if self._waiting > 0:
                self._break()
            self.broken = False

    def abort(self):
        with self._condition:
            self._break()


_active = {}
_active_lock = Lock()
_counter = 0


def _next_name():
    global _counter
    with _active_lock:
        _counter += 1
        return _counter


class Thread:
    """A thread of control: what it runs is `target`, or an overridden `run`."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = f"Thread-{_next_name()}"
            if target is not None:
                name = f"{name} ({getattr(target, '__name__', '?')})"
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._started = False
        self._ended = False
        self._end_lock = Lock()

    def start(self):
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        self._end_lock.acquire()
        ready = Lock()
        ready.acquire()
        self._ready = ready
        try:
            self._ident = _thread.start_thread(self._bootstrap)
        except RuntimeError:
            self._started = False
            self._end_lock.release()
            raise
        with _active_lock:
            _active[self._ident] = self
        ready.release()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ready.acquire()
        _thread.set_name(self._name)
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(ExceptHookArgs(type(error), error, None, self))
        finally:
            with _active_lock:
                _active.pop(self._ident, None)
            self._ended = True
            self._end_lock.release()

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            self._end_lock.acquire()
        elif not self._end_lock.acquire(True, max(timeout, 0)):
            return
        self._end_lock.release()

    def is_alive(self):
        return self._started and not self._ended

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)
        if self._ident == get_ident():
            _thread.set_name(self._name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name

    def isDaemon(self):
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def __repr__(self):
        if not self._started:
            status = "initial"
        else:
            status = "stopped" if self._ended else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"


def _deprecated(message):
    # CPython shows this warning by default only where the caller is the main module's own code, and
    # with the caller's place, which a Python-level warning here cannot know.
    return message


class _MainThread(Thread):
    def __init__(self):
        self._name = "MainThread"
        self._daemonic = False
        self._ident = get_ident()
        self._started = True
        self._ended = False


class Timer(Thread):
    """Calls a function after so many seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class ExceptHookArgs:
    """What `excepthook` is told of an exception that ended a thread."""

    def __init__(self, exc_type, exc_value, exc_traceback, thread):
        self.exc_type = exc_type
        self.exc_value = exc_value
        self.exc_traceback = exc_traceback
        self.thread = thread


def excepthook(args, /):
    name = args.thread.name if args.thread is not None else get_ident()
    text = __format_exception__(args.exc_value, str(args.exc_value))
    sys.stderr.write(f"Exception in thread {name}:\n{text}")


__excepthook__ = excepthook
_main_thread = _MainThread()
_active[_main_thread._ident] = _main_thread


def main_thread():
    return _main_thread


def current_thread():
    return _active.get(get_ident(), _main_thread)


currentThread = current_thread


def active_count():
    return len(_active)


activeCount = active_count


def enumerate():
    with _active_lock:
        return list(_active.values())


def _shutdown():
    """Waits for every thread that is not a daemon, as the interpreter does at its end."""
    _main_thread._ended = True
    while True:
        waiting = [thread for thread in enumerate() if not thread._daemonic and thread is not _main_thread]
        if not waiting:
            return
        waiting[0].join()
