"""Locks and their like for processes, over one primitive: a semaphore that all of them see."""

import _process
import threading
import time
from multiprocessing import process
from multiprocessing.reduction import inherited_only


class _Shared:
    """What a process has from the one that started it, and cannot be sent."""

    def __reduce__(self):
        inherited_only(self)


class _SemLock(_Shared):
    """What locks and semaphores have in common."""

    def __init__(self, value, most=None, reentrant=False):
        self._sem = _process.semaphore(value, most, reentrant)
        self.release = self._sem.release

    def acquire(self, block=True, timeout=None):
        """Takes one, waiting until there is one to take."""
        if block and timeout is None:
            return self._sem.acquire(None)
        return self._sem.acquire(max(timeout, 0) if block else 0)

    def __enter__(self):
        return self._sem.acquire(None)

    def __exit__(self, *exception):
        self._sem.release()


def _holder(sem):
    """Who holds a lock, in words."""
    if sem.value() > 0:
        return "None"
    if not sem.is_mine():
        return "SomeOtherProcess"
    name = process.current_process().name
    if threading.current_thread() is not threading.main_thread():
        name += "|" + threading.current_thread().name
    return name


class Semaphore(_SemLock):
    """Lets so many in at a time."""

    def __init__(self, value=1, *, ctx=None):
        super().__init__(value)

    def get_value(self):
        """How many could be taken."""
        return self._sem.value()

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._sem.value()})>"


class BoundedSemaphore(Semaphore):
    """A semaphore that notices being released more often than it was acquired."""

    def __init__(self, value=1, *, ctx=None):
        _SemLock.__init__(self, value, value)
        self._most = value

    def __repr__(self):
        return f"<{type(self).__name__}(value={self._sem.value()}, maxvalue={self._most})>"


class Lock(_SemLock):
    """A lock that any process or thread may release."""

    def __init__(self, *, ctx=None):
        super().__init__(1, 1)

    def __repr__(self):
        return f"<{type(self).__name__}(owner={_holder(self._sem)})>"


class RLock(_SemLock):
    """A lock that the thread holding it may take again."""

    def __init__(self, *, ctx=None):
        super().__init__(1, 1, True)

    def __repr__(self):
        holder = _holder(self._sem)
        count = self._sem.depth() or (0 if holder == "None" else "nonzero")
        return f"<{type(self).__name__}({holder}, {count})>"


class Condition(_Shared):
    """A lock, and those who wait to be told that what it guards has changed."""

    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock or RLock()
        # How many wait, what wakes them, and how many have woken since the last notification.
        self._waiting = _process.semaphore(0)
        self._signals = _process.semaphore(0)
        self._woken = _process.semaphore(0)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    def acquire(self, block=True, timeout=None):
        """Takes the lock."""
        return self._lock.acquire(block, timeout)

    def release(self):
        """Lets go of the lock."""
        self._lock.release()

    def wait(self, timeout=None):
        """Lets go of the lock, waits for a notification, and takes the lock again."""
        assert self._lock._sem.is_mine(), "must acquire() condition before using wait()"
        self._waiting.release()
        # A reentrant lock may have been taken several times.
        count = self._lock._sem.depth() or 1
        for _ in range(count):
            self._lock.release()
        try:
            return self._signals.acquire(timeout)
        finally:
            self._woken.release()
            for _ in range(count):
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate is true; answers its last value."""
        end = None if timeout is None else time.monotonic() + timeout
        result = predicate()
        while not result:
            remaining = None if end is None else end - time.monotonic()
            if remaining is not None and remaining <= 0:
                break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        """Lets up to `n` of those who wait go on."""
        assert self._lock._sem.is_mine(), "lock is not owned"
        while self._woken.acquire(0):
            # Whose time was over waits no longer.
            self._waiting.acquire(0)
        told = 0
        while told < n and self._waiting.acquire(0):
            self._signals.release()
            told += 1
        # The lock is held until all of them have woken, so that nobody who waits anew takes their signals.
        for _ in range(told):
            self._woken.acquire(None)
        while self._signals.acquire(0):
            pass

    def notify_all(self):
        """Lets all who wait go on."""
        self.notify(self._waiting.value())

    def __repr__(self):
        return f"<Condition({self._lock}, {self._waiting.value() - self._woken.value()})>"


class Event(_Shared):
    """A flag that processes can wait for."""

    def __init__(self, *, ctx=None):
        self._cond = Condition(Lock())
        self._flag = _process.numbers("b", 1)

    def is_set(self):
        """Whether the flag is up."""
        return self._flag.get(0) == 1

    def set(self):
        """Puts the flag up and lets everybody who waits for it go on."""
        with self._cond:
            self._flag.set(0, 1)
            self._cond.notify_all()

    def clear(self):
        """Takes the flag down."""
        with self._cond:
            self._flag.set(0, 0)

    def wait(self, timeout=None):
        """Waits for the flag."""
        with self._cond:
            if self.is_set():
                return True
            return self._cond.wait(timeout) or self.is_set()

    def __repr__(self):
        return f"<{type(self).__qualname__} at {id(self):#x} {'set' if self.is_set() else 'unset'}>"


# The numbers of a barrier: how many have come, which turn it is, whether it is broken, and the last turn that
# was broken.
_COME, _TURN, _IS_BROKEN, _BROKEN_TURN = range(4)


class Barrier(_Shared):
    """A line at which so many processes wait for each other."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self._cond = Condition()
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._shared = _process.numbers("q", 4)
        self._shared.set(_TURN, 1)

    @property
    def parties(self):
        """How many it takes to pass."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait at this moment."""
        return self._shared.get(_COME)

    @property
    def broken(self):
        """Whether nobody can pass until a reset."""
        return self._shared.get(_IS_BROKEN) == 1

    def __repr__(self):
        kind = type(self)
        waiters = "broken" if self.broken else f"waiters={self.n_waiting}/{self._parties}"
        return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {waiters}>"

    def wait(self, timeout=None):
        """Waits for the others; each gets another number from 0 up."""
        if timeout is None:
            timeout = self._timeout
        shared = self._shared
        with self._cond:
            if self.broken:
                raise threading.BrokenBarrierError
            turn = shared.get(_TURN)
            index = shared.get(_COME)
            shared.set(_COME, index + 1)
            if index + 1 == self._parties:
                self._pass()
            elif not self._cond.wait_for(lambda: shared.get(_TURN) != turn, timeout):
                self._break()
            if shared.get(_BROKEN_TURN) == turn:
                raise threading.BrokenBarrierError
            return index

    def _pass(self):
        try:
            if self._action is not None:
                self._action()
        except:
            self._break()
            raise
        self._next_turn()

    def _next_turn(self):
        self._shared.set(_COME, 0)
        self._shared.set(_TURN, self._shared.get(_TURN) + 1)
        self._cond.notify_all()

    def _break(self, for_good=True):
        self._shared.set(_IS_BROKEN, int(for_good))
        self._shared.set(_BROKEN_TURN, self._shared.get(_TURN))
        self._next_turn()

    def abort(self):
        """Breaks the barrier for those who wait and those who will come."""
        with self._cond:
            self._break()

    def reset(self):
        """Starts afresh; those who wait get a `BrokenBarrierError`."""
        with self._cond:
            if self.n_waiting > 0:
                self._break(for_good=False)
            self._shared.set(_IS_BROKEN, 0)
