"""Threads, in Python over the locks and the starting of `_threads`.

Every waiting primitive is made of locks, so each can be opened and stepped through.
"""

import _threads
import sys
from time import monotonic as _now

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
    "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
    "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs",
    "gettrace", "getprofile", "get_native_id",
]

get_ident = _threads.get_ident
Lock = _allocate_lock = _threads.allocate_lock
TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError
_NOT_READY = "Thread.__init__() not called"


def RLock(*args, **kwargs):
    """Makes a lock that the thread holding it may take again."""
    return _threads.RLock()


def _deprecated(old, instead):
    import warnings

    warnings.warn(f"{old}() is deprecated, {instead}", DeprecationWarning)


class Condition:
    """A lock, and the threads that wait to be told that what it guards has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []
        if hasattr(lock, "_release_save"):
            # A re-entrant lock knows who holds it, and lets go however often it is held.
            self._is_owned = lock._is_owned
            self._release_save = lock._release_save
            self._acquire_restore = lock._acquire_restore

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        # A plain lock does not know who holds it, only that somebody does.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def wait(self, timeout=None):
        """Lets go of the lock, waits for a notification, and takes the lock again."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        # Each waiting thread waits for a lock of its own, which a notification releases.
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
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
            self._acquire_restore(saved)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate is true; answers its last value."""
        end = None if timeout is None else _now() + timeout
        result = predicate()
        while not result:
            if end is None:
                self.wait()
            else:
                remaining = end - _now()
                if remaining <= 0:
                    break
                self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes up to `n` of the threads that wait."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        if not self._waiters:
            return
        woken = self._waiters[:n]
        del self._waiters[:n]
        for waiter in woken:
            waiter.release()

    def notify_all(self):
        """Wakes all threads that wait."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """The old name of `notify_all`."""
        _deprecated("notifyAll", "use notify_all() instead")
        self.notify_all()


class Semaphore:
    """Lets so many threads in at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return f"<{_place(self)}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Takes one of the places, waiting until one is free."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if self._value == 0:
                if not blocking:
                    return False
                if not self._cond.wait_for(lambda: self._value > 0, timeout):
                    return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Gives places back."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *exception):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that notices being released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"<{_place(self)}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        """Gives places back, but never more than there are."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return f"<{_place(self)}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        """Whether the flag is up."""
        return self._flag

    def isSet(self):
        """The old name of `is_set`."""
        _deprecated("isSet", "use is_set() instead")
        return self.is_set()

    def set(self):
        """Puts the flag up and wakes everybody who waits for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Takes the flag down."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Waits for the flag. Whoever was woken has seen it up, even if it is down again by now."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """A thread waited at a barrier that was broken or reset."""


class _Round:
    """One filling of a barrier: how many have come, and how it ended."""

    def __init__(self):
        self.count = 0
        self.state = "filling"


class Barrier:
    """A line at which so many threads wait for each other."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._round_ = _Round()

    def __repr__(self):
        if self.broken:
            return f"<{_place(self)}: broken>"
        return f"<{_place(self)}: waiters={self.n_waiting}/{self.parties}>"

    @property
    def parties(self):
        """How many threads it takes to pass."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait at this moment."""
        return self._round_.count

    @property
    def broken(self):
        """Whether nobody can pass until a reset."""
        return self._round_.state == "broken"

    def wait(self, timeout=None):
        """Waits for the others; each thread gets another number from 0 up."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            mine = self._round_
            if mine.state == "broken":
                raise BrokenBarrierError
            index = mine.count
            mine.count += 1
            if mine.count == self._parties:
                self._pass_(mine)
                return index
            if not self._cond.wait_for(lambda: mine.state != "filling", timeout):
                self._break(mine)
            if mine.state == "broken":
                raise BrokenBarrierError
            return index

    def _pass_(self, mine):
        try:
            if self._action is not None:
                self._action()
        except:
            self._break(mine)
            raise
        mine.state = "passed"
        self._round_ = _Round()
        self._cond.notify_all()

    def _break(self, mine):
        mine.state = "broken"
        mine.count = 0
        self._cond.notify_all()

    def reset(self):
        """Starts afresh; threads that wait get a `BrokenBarrierError`."""
        with self._cond:
            if self._round_.count > 0:
                self._break(self._round_)
            self._round_ = _Round()

    def abort(self):
        """Breaks the barrier for those who wait and those who will come."""
        with self._cond:
            self._break(self._round_)


def _place(thing):
    kind = type(thing)
    return f"{kind.__module__}.{kind.__qualname__} at {id(thing):#x}"


# By ident. A thread leaves it at its end.
_active = {}
_active_lock = Lock()
# For the names of threads that were given none. Taking the next one is a single step.
_numbers = iter(range(1, 1_000_000_000_000))


def _pause():
    """A place where another thread can be given its turn: the entry of a function."""


def _start_new_thread(function, args, kwargs={}):
    """`_thread.start_new_thread`, under the name by which programs have found it here."""
    import _thread

    return _thread.start_new_thread(function, args, kwargs)


def _new_name(kind):
    return f"{kind}-{next(_numbers)}"


class Thread:
    """A thread of control: what it runs is `target`, or an overridden `run`.

    Attributes that CPython's threads do not have end in an underscore, so that they are none of a subclass's.
    """

    _initialized = False
    # What it has in each `local`, by the id of that; a dict as soon as there is something.
    _locals_ = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _new_name("Thread")
            if target is not None:
                try:
                    name = f"{name} ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread()._daemonic if daemon is None else bool(daemon)
        self._set_up_()

    def _set_up_(self):
        self._ident = None
        self._begun_ = False
        # A list, so that ending changes nothing of the thread itself, which others may be looking at.
        self._ends_ = []
        self._end_lock_ = Lock()
        # The thread waits for this one until it is among the active ones.
        self._ready_ = Lock()
        self._initialized = True

    def start(self):
        """Lets the thread run; only once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if _profile_function is not None:
            raise NotImplementedError("threads that call a profile function are not supported in Interleave")
        self._begin_()
        self._ready_.acquire()
        try:
            self._ident = _threads.start_thread(self._bootstrap, True)
        except RuntimeError:
            self._begun_ = False
            self._ready_.release()
            self._end_lock_.release()
            raise
        with _active_lock:
            _active[self._ident] = self
        self._ready_.release()
        # What the thread does first mostly comes before what its starter does next, as in CPython.
        _threads.give_way()
        _pause()

    def _begin_(self):
        # Held until the thread ends: whoever joins it waits for this lock, and whoever starts it has it first.
        if not self._end_lock_.acquire(False):
            raise RuntimeError("threads can only be started once")
        if self._begun_:
            self._end_lock_.release()
            raise RuntimeError("threads can only be started once")
        self._begun_ = True

    def run(self):
        """What the thread does; calls the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the thread was given lives no longer than it runs.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ready_.acquire()
        _threads.set_name(self._name)
        if _trace_function is not None:
            sys.settrace(_trace_function)
        try:
            self.run()
        except BaseException as error:
            _report(self, error)
        finally:
            self._locals_ = None
            self._ends_.append(True)
            _active.pop(self._ident, None)
            self._end_lock_.release()

    def join(self, timeout=None):
        """Waits until the thread has ended."""
        if not self._initialized:
            raise RuntimeError(_NOT_READY)
        if not self._begun_:
            raise RuntimeError("cannot join thread before it is started")
        if self._ident == get_ident():
            raise RuntimeError("cannot join current thread")
        self._wait_for_end_(timeout)
        if self._ended_:
            self._stop()

    def _wait_for_end_(self, timeout=None):
        if timeout is None:
            self._end_lock_.acquire()
        elif not self._end_lock_.acquire(True, max(timeout, 0)):
            return
        self._end_lock_.release()

    def _stop(self):
        """What CPython calls once a thread has ended; whoever has put something else here is told, as there."""

    @property
    def _started(self):
        started = Event()
        if self._begun_:
            started.set()
        return started

    @property
    def _ended_(self):
        return bool(self._ends_)

    @property
    def _is_stopped(self):
        return self.__dict__.get("_is_stopped", self._ended_)

    @_is_stopped.setter
    def _is_stopped(self, value):
        self.__dict__["_is_stopped"] = value

    def is_alive(self):
        """Whether it has been started and has not ended."""
        assert self._initialized, _NOT_READY
        if self._ended_:
            self._stop()
        return self._begun_ and not self._ended_

    @property
    def name(self):
        """A name for people to read."""
        assert self._initialized, _NOT_READY
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, _NOT_READY
        self._name = str(name)
        if self._ident == get_ident():
            _threads.set_name(self._name)

    @property
    def ident(self):
        """The number `get_ident` gives in this thread; None before it is started."""
        assert self._initialized, _NOT_READY
        return self._ident

    @property
    def native_id(self):
        """The number an operating system would know it by."""
        assert self._initialized, _NOT_READY
        return None if self._ident is None else _native_id(self._ident)

    @property
    def daemon(self):
        """Whether the program ends without waiting for it."""
        assert self._initialized, _NOT_READY
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError(_NOT_READY)
        if self._begun_:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        """The old way to get `name`."""
        _deprecated("getName", "get the name attribute instead")
        return self.name

    def setName(self, name):
        """The old way to set `name`."""
        _deprecated("setName", "set the name attribute instead")
        self.name = name

    def isDaemon(self):
        """The old way to get `daemon`."""
        _deprecated("isDaemon", "get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        """The old way to set `daemon`."""
        _deprecated("setDaemon", "set the daemon attribute instead")
        self.daemon = daemonic

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._begun_:
            status = "stopped" if self._ended_ else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"


def _all_locals():
    thread = current_thread()
    if thread._locals_ is None:
        thread._locals_ = {}
    return thread._locals_


def _own(storage):
    """The attributes that the calling thread has in a `local`: a dict that belongs to the thread."""
    all_locals = _all_locals()
    own = all_locals.get(id(storage))
    if own is None:
        own = all_locals[id(storage)] = {}
        args, kwargs = object.__getattribute__(storage, "_arguments")
        type(storage).__init__(storage, *args, **kwargs)
    return own


class _local:
    """An object whose attributes every thread has for itself."""

    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        storage = object.__new__(cls)
        # Every further thread that uses it has `__init__` called with the same arguments.
        object.__setattr__(storage, "_arguments", (args, kwargs))
        object.__setattr__(storage, "_slots", () if cls is _local else _slots_of(cls))
        _all_locals()[id(storage)] = {}
        return storage

    def __getattribute__(self, name):
        own = _own(self)
        if name == "__dict__":
            return own
        if name in own and (type(self) is _local or not _is_governed(self, name)):
            return own[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            if hasattr(type(self), name):
                raise
        raise AttributeError(f"'{_shown_class(self)}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        own = _own(self)
        if name == "__dict__":
            raise AttributeError(f"'{_shown_class(self)}' object attribute '__dict__' is read-only")
        if type(self) is not _local and _is_governed(self, name):
            object.__setattr__(self, name, value)
        else:
            own[name] = value

    def __delattr__(self, name):
        own = _own(self)
        if name == "__dict__":
            raise AttributeError(f"'{_shown_class(self)}' object attribute '__dict__' is read-only")
        if _is_governed(self, name):
            object.__delattr__(self, name)
        elif name in own:
            del own[name]
        else:
            raise AttributeError(f"'{_shown_class(self)}' object has no attribute '{name}'")


def _is_governed(storage, name):
    """Whether the class has a property or a slot of this name, which goes before a thread's own attribute: all
    threads share it."""
    if name in object.__getattribute__(storage, "_slots"):
        return True
    found = getattr(type(storage), name, None)
    return isinstance(found, property) or hasattr(type(found), "__set__")


def _slots_of(cls):
    slots = set()
    for base in cls.__mro__:
        own = base.__dict__.get("__slots__", ())
        slots.update([own] if isinstance(own, str) else own)
    return slots - {"__dict__", "__weakref__"}


def _shown_class(storage):
    return "_thread._local" if type(storage) is _local else type(storage).__name__


local = _local


class Timer(Thread):
    """Calls a function after so many seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Keeps the function from being called, if it is not too late."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _Unstarted(Thread):
    """A thread that was there before anybody made an object for it."""

    def __init__(self, name, daemon):
        self._name = name
        self._daemonic = daemon
        self._set_up_()
        self._begun_ = True
        self._ident = get_ident()
        self._end_lock_.acquire()
        _active[self._ident] = self


class _MainThread(_Unstarted):
    """The thread that runs the program itself."""


class _DummyThread(_Unstarted):
    """A thread that was started with `_thread`, seen from within."""

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


class _ExceptHookArgs:
    """What `excepthook` is told of an exception that ended a thread: four parts, by name or in turn."""

    __module__ = "_thread"

    def __init__(self, parts):
        self._parts = tuple(parts)
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = self._parts

    def __len__(self):
        return 4

    def __getitem__(self, index):
        return self._parts[index]

    def __iter__(self):
        return iter(self._parts)

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "thread")
        shown = ", ".join([f"{name}={part!r}" for name, part in zip(names, self._parts)])
        return f"_thread._ExceptHookArgs({shown})"


ExceptHookArgs = _ExceptHookArgs


def excepthook(args, /):
    """Writes what ended a thread to standard error; a program may put another function here."""
    if args.exc_type is SystemExit or sys.stderr is None:
        return
    name = get_ident() if args.thread is None else args.thread.name
    sys.stderr.write(f"Exception in thread {name}:\n{__traceback_text__(args.exc_value)}")


__excepthook__ = excepthook


def _report(thread, error):
    try:
        excepthook(_ExceptHookArgs([type(error), error, error.__traceback__, thread]))
    except BaseException as failure:
        failure.__suppress_context__ = True
        sys.stderr.write("Exception in threading.excepthook:\n")
        sys.excepthook(type(failure), failure, failure.__traceback__)


_main_thread = _MainThread("MainThread", False)


def main_thread():
    """The thread that runs the program itself."""
    return _main_thread


def current_thread():
    """The thread that asks."""
    thread = _active.get(get_ident())
    return _DummyThread(_new_name("Dummy"), True) if thread is None else thread


def currentThread():
    """The old name of `current_thread`."""
    _deprecated("currentThread", "use current_thread() instead")
    return current_thread()


def enumerate():
    """All threads that are alive."""
    with _active_lock:
        # The main thread is among them to the very end of the program, as in CPython.
        return [thread for thread in list(_active.values()) if not thread._ended_ or thread is _main_thread]


def active_count():
    """How many threads are alive."""
    return len(enumerate())


def activeCount():
    """The old name of `active_count`."""
    _deprecated("activeCount", "use active_count() instead")
    return active_count()


def get_native_id():
    """The number an operating system would know the thread that asks by."""
    return _native_id(get_ident())


def _native_id(ident):
    # The main thread's is the number of the process, as on Linux, and the others' follow it.
    import _process

    return _process.ids()[0] + (ident - _main_thread.ident) // 4096


def _after_fork(me):
    """In a new process: of the threads only the one that forked is there, and is the main one."""
    global _active_lock, _main_thread
    _active_lock = Lock()
    for thread in list(_active.values()):
        if thread is not me:
            thread._ends_.append(True)
            thread._end_lock_ = Lock()
    _active.clear()
    me._ident = get_ident()
    me._end_lock_ = Lock()
    me._end_lock_.acquire()
    _active[me._ident] = me
    _main_thread = me


_stack_size = 0


def stack_size(size=0):
    """The size asked for earlier. Stacks here grow as needed, so that is all it does."""
    global _stack_size
    before = _stack_size
    if size < 0 or 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes" if size > 0 else "size must be 0 or a positive value")
    _stack_size = size
    return before


_trace_function = None
_profile_function = None


def settrace(func):
    """Has every thread that is started from now on begin with `sys.settrace(func)`."""
    global _trace_function
    _trace_function = func


def setprofile(func):
    """Keeps a function for `getprofile`. A thread that would have to call it is refused when it starts."""
    global _profile_function
    _profile_function = func


def getprofile():
    """What `setprofile` was given."""
    return _profile_function


def gettrace():
    """What `settrace` was given."""
    return _trace_function


_at_end = []
_ending = False


def _register_atexit(function, *args, **kwargs):
    """Has a function called at the end of the program, before its threads are waited for."""
    if _ending:
        raise RuntimeError("can't register atexit after shutdown")
    _at_end.append((function, args, kwargs))


def _shutdown():
    """Waits for every thread that is not a daemon, as the interpreter does at its end."""
    global _ending
    _ending = True
    _main_thread._ends_.append(True)
    _main_thread._end_lock_.release()
    while _at_end:
        function, args, kwargs = _at_end.pop()
        function(*args, **kwargs)
    while True:
        with _active_lock:
            others = [thread for thread in list(_active.values()) if not thread._daemonic and thread is not _main_thread]
        waiting = [thread for thread in others if not thread._ended_]
        if not waiting:
            return
        waiting[0]._wait_for_end_()
