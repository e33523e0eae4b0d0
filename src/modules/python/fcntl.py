"""Locks on files: whoever opens a file can keep the others who open it waiting."""

from threading import Condition

from os._descriptors import file_of

LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN = 1, 2, 4, 8
F_GETFD, F_SETFD, F_GETFL, F_SETFL = 1, 2, 3, 4
FD_CLOEXEC = 1

# Who has a lock on which contents: handles, and whether the lock is theirs alone.
_changed = Condition()
_holders = {}


def _others(file):
    """The locks that others have on a file; those of closed files are gone."""
    found = _holders.setdefault(id(file._contents), {})
    for holder in [holder for holder in found if holder.closed]:
        del found[holder]
    return {holder: alone for holder, alone in found.items() if holder is not file}


def flock(fd, operation):
    """Takes a file's lock, alone or together with others, or gives it back."""
    file = file_of(fd)
    file._when_closed = _tell
    with _changed:
        if operation & LOCK_UN:
            _others(file)
            _holders[id(file._contents)].pop(file, None)
            _changed.notify_all()
            return
        alone = bool(operation & LOCK_EX)
        while True:
            others = _others(file)
            if not others or not alone and not any(others.values()):
                _holders[id(file._contents)][file] = alone
                return
            if operation & LOCK_NB:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            _changed.wait()


def lockf(fd, cmd, len=0, start=0, whence=0):
    """As `flock`, of a part of a file; here always of the whole."""
    flock(fd, cmd)


def fcntl(fd, cmd, arg=0):
    """The flags of an open file, which are none."""
    file_of(fd)
    return 0


def _tell():
    with _changed:
        _changed.notify_all()


def __getattr__(name):
    raise NotImplementedError(f"fcntl.{name} is not supported in Interleave: a program here has no devices of the machine to talk to")
