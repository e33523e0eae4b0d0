"""Processes as objects: starting them, waiting for them, and what a process knows of itself."""

import os
import sys
import threading
import traceback
from itertools import count

import _process
import _threads


class AuthenticationString(bytes):
    """The key of a process, which only its own may know."""


class BaseProcess:
    """A process: what it runs is `target`, or an overridden `run`."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        number = next(_counter)
        parent = current_process()
        self._identity = parent._identity + (number,)
        self._config = {"daemon": parent.daemon}
        self._parent_pid = os.getpid()
        self._parent_name = parent.name
        self._pid_ = None
        self._exitcode_ = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join([str(part) for part in self._identity])}"
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        """What the process does; calls the target."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Lets the process run; only once."""
        self._check_closed()
        assert self._pid_ is None, "cannot start a process twice"
        assert self._parent_pid == os.getpid(), "can only start a process object created by current process"
        assert not current_process()._config.get("daemon"), "daemonic processes are not allowed to have children"
        _clean_up()
        _flush()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                code = self._bootstrap()
            finally:
                os._exit(code)
        self._pid_ = pid
        # What it is to do is its own business now.
        del self._target, self._args, self._kwargs
        _children.add(self)

    def _bootstrap(self):
        """The whole life of the process, within itself. Answers its exit code."""
        global _current, _parent, _children, _counter
        _parent = _ParentProcess(self._parent_name, self._parent_pid)
        _current = self
        _children = set()
        _counter = count(1)
        self._pid_ = os.getpid()
        _threads.set_name(self._name)
        _forget_what_comes_at_the_end()
        from multiprocessing import util

        util._run_after_forkers()
        try:
            util.info("child process calling self.run()")
            try:
                self.run()
                code = 0
            finally:
                util._exit_function()
        except SystemExit as end:
            if end.code is None:
                code = 0
            elif isinstance(end.code, int):
                code = end.code & 0xFF
            else:
                sys.stderr.write(str(end.code) + "\n")
                code = 1
        except BaseException:
            code = 1
            sys.stderr.write(f"Process {self.name}:\n{traceback.format_exc()}")
        finally:
            threading._shutdown()
            util.info("process exiting with exitcode %d", code)
            _flush()
        return code

    def _status_(self, timeout=0):
        """The exit code, if the process ends in time."""
        if self._exitcode_ is None and self._pid_ is not None:
            ended = _process.wait((self._pid_,), timeout)
            if ended is not None:
                self._exitcode_ = ended[1]
                _children.discard(self)
        return self._exitcode_

    def terminate(self):
        """Ends the process as SIGTERM does."""
        self._end_(15)

    def kill(self):
        """Ends the process as SIGKILL does."""
        self._end_(9)

    def _end_(self, signal):
        self._check_closed()
        if self._pid_ is None:
            raise AttributeError("'NoneType' object has no attribute 'terminate'")
        _process.end(self._pid_, signal)

    def join(self, timeout=None):
        """Waits until the process has ended."""
        self._check_closed()
        assert self._parent_pid == os.getpid(), "can only join a child process"
        assert self._pid_ is not None, "can only join a started process"
        self._status_(timeout if timeout is None else max(timeout, 0))

    def is_alive(self):
        """Whether it has been started and has not ended."""
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == os.getpid(), "can only test a child process"
        return self._pid_ is not None and self._status_() is None

    def close(self):
        """Gives up what the object holds; the process must have ended."""
        if self._pid_ is not None and not self._closed and self._status_() is None:
            raise ValueError(
                "Cannot close a process while it is still running. You should first call join() or terminate()."
            )
        self._closed = True
        _children.discard(self)

    @property
    def name(self):
        """A name for people to read."""
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        """Whether the process is ended with the one that started it."""
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._pid_ is None, "process has already started"
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        """The key of the process."""
        return self._config.get("authkey", AuthenticationString(b"interleave"))

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        """How it has ended: 0 when all went well, negative for a signal; None while it runs."""
        self._check_closed()
        if self is _current:
            return self._exitcode_
        return self._status_()

    @property
    def ident(self):
        """The number of the process; None before it is started."""
        self._check_closed()
        return os.getpid() if self is _current else self._pid_

    pid = ident

    @property
    def sentinel(self):
        """What `connection.wait` can wait for: the end of the process."""
        self._check_closed()
        if self._pid_ is None:
            raise ValueError("process not started")
        return Sentinel(self._pid_)

    def __repr__(self):
        if self._closed:
            return f"<{type(self).__name__} name={self._name!r} parent={self._parent_pid} closed>"
        code = self._exitcode_
        if self is _current:
            status = "started"
        elif self._parent_pid != os.getpid():
            status = "unknown"
        elif self._pid_ is None:
            status = "initial"
        else:
            code = self._status_()
            status = "started" if code is None else "stopped"
        parts = [type(self).__name__, f"name={self._name!r}"]
        if self is not _current and self._pid_ is not None:
            parts.append(f"pid={self._pid_}")
        parts += [f"parent={self._parent_pid}", status]
        if code is not None:
            parts.append(f"exitcode={_SIGNALS.get(code, code)}")
        if self.daemon:
            parts.append("daemon")
        return f"<{' '.join(parts)}>"

    def __reduce__(self):
        raise TypeError("Pickling a process object is disallowed; pass what it needs as arguments")


_SIGNALS = {-9: "-SIGKILL", -15: "-SIGTERM", -2: "-SIGINT", -6: "-SIGABRT", -11: "-SIGSEGV"}


class Sentinel(int):
    """The number of a process, standing for its end."""


class _MainProcess(BaseProcess):
    """The process that the program began in."""

    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._pid_ = None
        self._exitcode_ = None
        self._closed = False
        self._config = {}

    def close(self):
        pass


class _ParentProcess(BaseProcess):
    """The process that started this one, seen from here."""

    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._pid_ = pid
        self._parent_pid = None
        self._closed = False
        self._config = {}
        self._exitcode_ = None

    @property
    def ident(self):
        return self._pid_

    pid = ident

    def is_alive(self):
        return _process.wait((self._pid_,), 0) is None

    def join(self, timeout=None):
        """Waits until the parent has ended."""
        _process.wait((self._pid_,), timeout)


_current = _MainProcess()
_parent = None
_children = set()
_counter = count(1)


def current_process():
    """The process that asks."""
    return _current


def parent_process():
    """The process that started the one that asks; None in the first."""
    return _parent


def active_children():
    """The processes that this one has started and that have not ended."""
    _clean_up()
    return list(_children)


def _flush():
    sys.stdout.flush()
    sys.stderr.flush()


def _clean_up():
    for child in list(_children):
        child._status_()


def _forget_what_comes_at_the_end():
    """What the parent has registered to be done at its end is the parent's. Pools of threads see to their end
    here, too, as in CPython: a process that one of these has started fails at that."""
    threading._ending = False
    atexit = sys.modules.get("atexit")
    if atexit is not None:
        atexit._clear()
