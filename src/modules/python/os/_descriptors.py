"""The part of `os` about open files that are known by numbers, beside the ends of pipes."""

import _files
import io
from os import _pipes

O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0o100, 0o200, 0o1000, 0o2000
O_NONBLOCK, O_SYNC, O_CLOEXEC = 0o4000, 0o4010000, 0o2000000


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Opens a file; answers its number."""
    path = _files.text_of(path)
    writes = flags & 3
    exists = _files.look_up(path) is not None
    if flags & O_CREAT and flags & O_EXCL:
        _files.open_contents(path, "x")
    elif flags & O_CREAT and not exists:
        _files.open_contents(path, "a")
    contents = _files.open_contents(path, "w" if flags & O_TRUNC and writes else "r")
    letters = "ab+" if flags & O_APPEND and writes == 2 else "ab" if flags & O_APPEND and writes else ("rb", "wb", "rb+")[writes]
    return io.FileIO(path, letters, contents).fileno()


def file_of(fd):
    """The open file of a number, or of an object that has one."""
    fd = fd if isinstance(fd, int) else fd.fileno()
    found = _pipes._end(fd)
    if not isinstance(found, io._Handle):
        raise OSError(22, "Invalid argument")
    return found


def lseek(fd, position, whence, /):
    """Moves to another position of a file; answers it."""
    return file_of(fd).seek(position, whence)


def fsync(fd):
    """Has nothing to wait for: files are in memory."""
    file_of(fd)


fdatasync = fsync


def ftruncate(fd, length, /):
    """Makes a file that long."""
    file_of(fd).truncate(length)


def fstat(fd):
    """What `stat` tells, of an open file."""
    from os import stat_result

    return stat_result(file_of(fd)._contents)
