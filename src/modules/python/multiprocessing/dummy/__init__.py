"""What `multiprocessing` has, made of threads."""

import threading
from multiprocessing.dummy.connection import Pipe
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore


class DummyProcess(threading.Thread):
    """A thread with the face of a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)

    @property
    def exitcode(self):
        """0 once it has ended."""
        return 0 if self._begun_ and not self.is_alive() else None


Process = DummyProcess
current_process = threading.current_thread
JoinableQueue = Queue


def active_children():
    """The threads that run besides this one."""
    return [thread for thread in threading.enumerate() if isinstance(thread, DummyProcess)]


def freeze_support():
    """For programs that are frozen into one file."""


class Namespace:
    """An object with any attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in sorted(self.__dict__.items()) if not name.startswith("_")]
        return f"{type(self).__name__}({', '.join(shown)})"


class Value:
    """A number."""

    def __init__(self, typecode, value, lock=True):
        self.value = value
        self._lock = RLock()

    def get_lock(self):
        """Its lock."""
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__}({self.value!r})>"


def Array(typecode, sequence, lock=True):
    """A row of numbers."""
    return [0] * sequence if isinstance(sequence, int) else list(sequence)




# What a manager makes.
dict = dict
list = list


def Pool(processes=None, initializer=None, initargs=()):
    """Threads that make calls."""
    from multiprocessing.pool import ThreadPool

    return ThreadPool(processes, initializer, initargs)


def Manager():
    """This module: threads share everything as it is."""
    import multiprocessing.dummy

    return multiprocessing.dummy


def shutdown():
    """Nothing has to be shut down."""
