"""The part of `os` about pipes: two numbers, and what is written to one is read from the other. Files that
are known by numbers stand in the same table."""

import _process
import _sys
import sys
from _threads import allocate_lock

# The ends of pipes by number, and what was received of each and not read yet.
_ends = {}
_rest = {}
_lock = allocate_lock()


def _bad():
    return OSError(9, "Bad file descriptor")


def _end(fd):
    try:
        return _ends[fd]
    except KeyError:
        raise _bad() from None


def _add(end):
    with _lock:
        fd = 3
        while fd in _ends:
            fd += 1
        _ends[fd] = end
        return fd


def _forget(fd):
    with _lock:
        _ends.pop(fd, None)


def pipe():
    """The numbers of the two ends of a new pipe: one to read from, one to write to."""
    receives, sends = _process.channel()
    return (_add(receives), _add(sends))


def read(fd, n, /):
    """Waits for bytes, and reads up to `n`; none when the other end is closed everywhere."""
    if fd == 0:
        return sys.stdin.readline().encode()[:n]
    end = _end(fd)
    if hasattr(end, "_contents"):
        return end._take(n)
    data = _rest.pop(fd, b"")
    try:
        if not data:
            data = end.receive(None, ())[0]
        # Bytes have no borders in a pipe.
        while len(data) < n and end.pending()[0]:
            data += end.receive(None, ())[0]
    except EOFError:
        pass
    if len(data) > n:
        _rest[fd] = data[n:]
    return data[:n]


def write(fd, data, /):
    """Writes bytes; answers how many."""
    data = bytes(data)
    if fd in (1, 2):
        _sys.write_through(fd, data.decode(errors="replace"))
        return len(data)
    end = _end(fd)
    if hasattr(end, "_contents"):
        end._put(data)
    elif data:
        end.send(data, ())
    return len(data)


def close(fd):
    """Closes an end in this process."""
    _end(fd).close()
    _forget(fd)
    _rest.pop(fd, None)


def dup(fd):
    """Refused: each end has one number."""
    raise NotImplementedError("os.dup is not supported: pass the number of the pipe itself")


class _PipeFile:
    """An end of a pipe as a file."""

    def __init__(self, fd, mode):
        self._fd = fd
        self.mode = mode
        self.closed = False
        self._text = "b" not in mode
        self._pending = b""

    def fileno(self):
        return self._fd

    def write(self, data):
        write(self._fd, data.encode() if self._text else data)
        return len(data)

    def flush(self):
        pass

    def read(self, size=-1):
        """Reads until the other end is closed, or so much."""
        while size < 0 or len(self._pending) < size:
            data = read(self._fd, 65536)
            if not data:
                break
            self._pending += data
        size = len(self._pending) if size < 0 else size
        return self._taken(size)

    def readline(self):
        while b"\n" not in self._pending:
            data = read(self._fd, 65536)
            if not data:
                return self._taken(len(self._pending))
            self._pending += data
        return self._taken(self._pending.index(b"\n") + 1)

    def _taken(self, size):
        data, self._pending = self._pending[:size], self._pending[size:]
        return data.decode() if self._text else data

    def __iter__(self):
        return iter(self.readline, "" if self._text else b"")

    def readlines(self):
        return list(self)

    def close(self):
        if not self.closed:
            self.closed = True
            close(self._fd)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def fdopen(fd, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
    """An end of a pipe, or a file that has a number, as a file object."""
    end = _end(fd)
    if not hasattr(end, "_contents"):
        return _PipeFile(fd, mode)
    if "b" in mode:
        return end
    import io

    # The number is the new object's, which closes it.
    made = io._TextFile(fd, mode, end._contents, encoding, errors, newline)
    made._number = fd
    with _lock:
        _ends[fd] = made
    return made
