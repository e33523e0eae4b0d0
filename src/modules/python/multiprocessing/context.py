"""Ways to start processes, and what is made in each of them. A process is always forked here."""

import os

from multiprocessing import process


class ProcessError(Exception):
    """What goes wrong with processes."""


class BufferTooShort(ProcessError):
    """A message does not fit."""


class TimeoutError(ProcessError):
    """Something did not come in time."""


class AuthenticationError(ProcessError):
    """Somebody has the wrong key."""


class Process(process.BaseProcess):
    """A process, started in the way that is set."""

    _start_method = None


class ForkProcess(process.BaseProcess):
    """A process that begins as a copy of this one."""

    _start_method = "fork"


class SpawnProcess(process.BaseProcess):
    """A process that CPython begins anew; here a copy, too."""

    _start_method = "spawn"


class ForkServerProcess(process.BaseProcess):
    """A process that CPython has a server fork; here a copy of this one."""

    _start_method = "forkserver"


class BaseContext:
    """A way to start processes."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError
    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self):
        """How many threads can run at once."""
        return os.cpu_count()

    def Manager(self):
        """A process that keeps objects for others."""
        from multiprocessing.managers import SyncManager

        manager = SyncManager(ctx=self.get_context())
        manager.start()
        return manager

    def Pipe(self, duplex=True):
        """Two connections."""
        from multiprocessing.connection import Pipe

        return Pipe(duplex)

    def Lock(self):
        """A lock that any process may release."""
        from multiprocessing.synchronize import Lock

        return Lock()

    def RLock(self):
        """A lock that the thread holding it may take again."""
        from multiprocessing.synchronize import RLock

        return RLock()

    def Condition(self, lock=None):
        """A lock, and those who wait for a change."""
        from multiprocessing.synchronize import Condition

        return Condition(lock)

    def Semaphore(self, value=1):
        """Lets so many in at a time."""
        from multiprocessing.synchronize import Semaphore

        return Semaphore(value)

    def BoundedSemaphore(self, value=1):
        """A semaphore that notices being released too often."""
        from multiprocessing.synchronize import BoundedSemaphore

        return BoundedSemaphore(value)

    def Event(self):
        """A flag that processes can wait for."""
        from multiprocessing.synchronize import Event

        return Event()

    def Barrier(self, parties, action=None, timeout=None):
        """A line at which processes wait for each other."""
        from multiprocessing.synchronize import Barrier

        return Barrier(parties, action, timeout)

    def Queue(self, maxsize=0):
        """A queue that processes share."""
        from multiprocessing.queues import Queue

        return Queue(maxsize)

    def JoinableQueue(self, maxsize=0):
        """A queue that can be waited for."""
        from multiprocessing.queues import JoinableQueue

        return JoinableQueue(maxsize)

    def SimpleQueue(self):
        """The simplest queue."""
        from multiprocessing.queues import SimpleQueue

        return SimpleQueue()

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        """Processes that make calls."""
        from multiprocessing.pool import Pool

        return Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context())

    def RawValue(self, typecode_or_type, *args):
        """A shared number without a lock."""
        from multiprocessing.sharedctypes import RawValue

        return RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        """A row of shared numbers without a lock."""
        from multiprocessing.sharedctypes import RawArray

        return RawArray(typecode_or_type, size_or_initializer)

    def Value(self, typecode_or_type, *args, lock=True):
        """A shared number."""
        from multiprocessing.sharedctypes import Value

        return Value(typecode_or_type, *args, lock=lock)

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        """A row of shared numbers."""
        from multiprocessing.sharedctypes import Array

        return Array(typecode_or_type, size_or_initializer, lock=lock)

    def freeze_support(self):
        """For programs that are frozen into one file, which there are none of here."""

    def get_logger(self):
        """The log of this package."""
        from multiprocessing.util import get_logger

        return get_logger()

    def log_to_stderr(self, level=None):
        """Shows the log on standard error."""
        from multiprocessing.util import log_to_stderr

        return log_to_stderr(level)

    def get_context(self, method=None):
        """The way of this name."""
        if method is None:
            return self
        if method not in _contexts:
            raise ValueError(f"cannot find context for {method!r}")
        return _contexts[method]

    def get_start_method(self, allow_none=False):
        """The name of this way."""
        return self._name

    def set_start_method(self, method, force=False):
        """Only the package itself can be set."""
        raise ValueError("cannot set start method of concrete context")

    def set_executable(self, executable):
        """There is one interpreter here."""

    def set_forkserver_preload(self, module_names):
        """There is no server that could load modules first."""

    @property
    def reducer(self):
        """How objects are sent."""
        from multiprocessing import reduction

        return reduction


class ForkContext(BaseContext):
    """Processes begin as copies of this one."""

    _name = "fork"
    Process = ForkProcess


class SpawnContext(BaseContext):
    """Processes begin anew, in CPython."""

    _name = "spawn"
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    """Processes are forked by a server, in CPython."""

    _name = "forkserver"
    Process = ForkServerProcess


_contexts = {"fork": ForkContext(), "spawn": SpawnContext(), "forkserver": ForkServerContext()}


class DefaultContext(BaseContext):
    """The way that is set, or `fork`."""

    Process = Process

    def __init__(self):
        self._set = None

    def get_context(self, method=None):
        if method is not None:
            return super().get_context(method)
        if self._set is None:
            self._set = _contexts["fork"]
        return self._set

    def set_start_method(self, method, force=False):
        """Sets the way in which processes are started; only once, unless it is forced."""
        if self._set is not None and not force:
            raise RuntimeError("context has already been set")
        self._set = None if method is None and force else super().get_context(method)

    def get_start_method(self, allow_none=False):
        """The name of the way that is set."""
        if self._set is None:
            if allow_none:
                return None
            self._set = _contexts["fork"]
        return self._set._name

    def get_all_start_methods(self):
        """The names of all ways, the usual one first."""
        return ["fork", "spawn", "forkserver"]


_default = DefaultContext()
