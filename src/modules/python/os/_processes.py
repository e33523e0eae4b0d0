"""The part of `os` about processes: starting them by forking, waiting for them, ending them."""

import sys

import _process

WNOHANG = 1
EX_OK = 0
# What is called around a fork: before it, and after it in the parent and in the child.
_before, _in_parent, _in_child = [], [], []


def getpid():
    return _process.ids()[0]


def getppid():
    return _process.ids()[1]


def register_at_fork(*, before=None, after_in_parent=None, after_in_child=None):
    """Has functions called whenever the process forks."""
    if before is not None:
        _before.insert(0, before)
    if after_in_parent is not None:
        _in_parent.append(after_in_parent)
    if after_in_child is not None:
        _in_child.append(after_in_child)


def fork():
    """Goes on twice: in this process, with the number of the new one, and in that, with 0."""
    import threading

    for function in _before:
        function()
    me = threading.current_thread()
    pid = _process.fork()
    if pid == 0:
        _children.clear()
        threading._after_fork(me)
        if "random" in sys.modules:
            # Or all children would draw the same numbers. `random` does not register this itself: it would
            # load `os` in every program that draws.
            sys.modules["random"].seed()
    else:
        _children.append(pid)
    for function in _in_child if pid == 0 else _in_parent:
        function()
    return pid


def _exit(status):
    """Ends the process at once, from any thread: nothing is waited for and nothing cleaned up."""
    _process.exit(status)
    # Where there is one process only, its main thread ends it.
    from _threads import end

    end(SystemExit(status))


def abort():
    _end_by(6)


def _end_by(signal):
    """Ends the process as a signal does that it does not handle."""
    own, parent = _process.ids()
    # Whoever started the first process sees what a shell makes of a signal.
    _exit(128 + signal) if parent == 1 else _process.exit(-signal)


# Signals that do nothing to a process that does not handle them; 0 is none.
_HARMLESS = (0, 17, 18, 28)


def _interrupt():
    raise KeyboardInterrupt


_process.handle(2, _interrupt)
# The numbers of the children that nobody has waited for.
_children = []


def waitpid(pid, options):
    """Waits for a child, or for any if the number is -1; answers its number and its status."""
    if pid > 0 and pid not in _children or not _children:
        raise ChildProcessError(10, "No child processes")
    ended = _process.wait((pid,) if pid > 0 else tuple(_children), 0 if options & WNOHANG else None)
    if ended is None:
        return (0, 0)
    child, code = ended
    _children.remove(child)
    return (child, -code if code < 0 else code << 8)


def wait():
    """Waits for any child."""
    return waitpid(-1, 0)


def kill(pid, signal):
    """Sends a process a signal; with signal 0 asks only whether it is there."""
    if pid in (0, getpid()):
        from signal import SIGKILL, raise_signal

        return _end_by(9) if signal == SIGKILL else raise_signal(signal) if signal else None
    if signal in _HARMLESS:
        there = _process.wait((pid,), 0) is None
    else:
        there = _process.end(pid, signal)
    if not there:
        raise ProcessLookupError(3, "No such process")


def WIFEXITED(status):
    return status & 0x7F == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    return status & 0x7F != 0


def WTERMSIG(status):
    return status & 0x7F


def WIFSTOPPED(status):
    return False


def waitstatus_to_exitcode(status):
    return -WTERMSIG(status) if WIFSIGNALED(status) else WEXITSTATUS(status)
