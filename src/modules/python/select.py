"""`select`: which of some sockets, pipes and connections have something to be read, or can be written to."""

import time

import _network
from os import _pipes

error = OSError
PIPE_BUF = 4096
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP = POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP
_NONE_LEFT = "file descriptor cannot be a negative integer (-1)"
# How often pipes are looked at, in seconds: nobody tells of them as sockets do.
_LOOK = 0.001


class _Pipe:
    """An end of `os.pipe`, by its number."""

    def __init__(self, number):
        self._number = number
        self._end = _pipes._end(number)

    def is_readable(self):
        return bool(_pipes._rest.get(self._number)) or self._receives() and self._end.poll(0)

    def is_writable(self):
        return not self._receives()

    def has_hung_up(self):
        return self._receives() and not self._end.pending()[1]

    def has_data(self):
        return bool(_pipes._rest.get(self._number)) or self._receives() and self._end.pending()[0] > 0

    def _receives(self):
        try:
            self._end.poll(0)
        except OSError:
            return False
        return True


class _Socket:
    """A socket, or a thing that has one, such as a server."""

    def __init__(self, socket):
        self._socket = socket
        if socket.fileno() < 0:
            raise ValueError(_NONE_LEFT)

    def has_data(self):
        return self._socket._ready_to_read()

    # Linux has one that was never connected ready for everything: it could only fail.

    def is_readable(self):
        return self.has_data() or self.has_hung_up()

    def is_writable(self):
        return self._socket._ready_to_write() or self.has_hung_up()

    def has_hung_up(self):
        return self._socket._is_unconnected()


class _Connection:
    """An end of a `multiprocessing.Pipe`."""

    def __init__(self, connection):
        self._connection = connection

    def is_readable(self):
        return self._connection.readable and self._connection.poll(0)

    has_data = is_readable

    def is_writable(self):
        return self._connection.writable

    def has_hung_up(self):
        return False


def _place(thing):
    """What a program hands over, as something that can be asked whether it is ready."""
    for each in (thing, getattr(thing, "socket", None)):
        if hasattr(each, "_ready_to_read"):
            return _Socket(each)
    if hasattr(thing, "recv_bytes") and hasattr(thing, "poll"):
        return _Connection(thing)
    number = thing if isinstance(thing, int) else thing.fileno()
    if number < 0:
        raise ValueError(_NONE_LEFT)
    if number in _network.by_number:
        return _Socket(_network.by_number[number])
    if number <= 2:
        raise NotImplementedError("select() of standard input and output is not supported in Interleave")
    return _Pipe(number)


def _wait(found, places, timeout):
    """Waits until a function answers something that is not empty; that."""
    with _network.changed:
        if all([isinstance(place, _Socket) for place in places]):
            _network.wait_until(found, timeout)
            return found()
    end = None if timeout is None else time.monotonic() + timeout
    while not found() and (end is None or time.monotonic() < end):
        time.sleep(_LOOK)
    return found()


def select(rlist, wlist, xlist, timeout=None):
    """Waits until one of them is ready; those that are."""
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    reading = [(each, _place(each)) for each in rlist]
    writing = [(each, _place(each)) for each in wlist]

    def ready():
        readable = [each for each, place in reading if place.is_readable()]
        writable = [each for each, place in writing if place.is_writable()]
        return (readable, writable, []) if readable or writable else None

    return _wait(ready, [place for _, place in reading + writing], timeout) or ([], [], [])


class _Poll:
    """Things to watch, each with what it is watched for."""

    def __init__(self):
        self._watched = {}

    def _number(self, fd):
        return fd if isinstance(fd, int) else fd.fileno()

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT):
        """Watches something, from now on for this."""
        self._watched[self._number(fd)] = (_place(fd), eventmask)

    def modify(self, fd, eventmask):
        """Watches something for something else."""
        if self._number(fd) not in self._watched:
            raise FileNotFoundError(2, "No such file or directory")
        self.register(fd, eventmask)

    def unregister(self, fd):
        """Watches something no longer."""
        del self._watched[self._number(fd)]

    def _events(self):
        events = []
        for number, (place, mask) in list(self._watched.items()):
            found = POLLHUP if place.has_hung_up() else 0
            if mask & POLLIN and place.has_data():
                found |= POLLIN
            if mask & POLLOUT and place.is_writable():
                found |= POLLOUT
            if found:
                events.append((number, found))
        return events

    def _poll(self, seconds):
        return _wait(self._events, [place for place, _ in self._watched.values()], seconds)


class poll(_Poll):
    """Watches sockets and pipes; the time to wait is in milliseconds."""

    def poll(self, timeout=None):
        """Waits until something is ready; the numbers of what is, each with what for."""
        return self._poll(None if timeout is None or timeout < 0 else timeout / 1000)


class epoll(_Poll):
    """Watches sockets and pipes; the time to wait is in seconds."""

    closed = False

    def __init__(self, sizehint=-1, flags=0):
        super().__init__()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        """Watches something that it does not watch yet."""
        if self._number(fd) in self._watched:
            raise FileExistsError(17, "File exists")
        super().register(fd, eventmask)

    def modify(self, fd, eventmask):
        """Watches something for something else."""
        if self._number(fd) not in self._watched:
            raise FileNotFoundError(2, "No such file or directory")
        super().register(fd, eventmask)

    def poll(self, timeout=None, maxevents=-1):
        """Waits until something is ready; the numbers of what is, each with what for."""
        events = self._poll(None if timeout is None or timeout < 0 else timeout)
        return events if maxevents < 0 else events[:maxevents]

    def close(self):
        """Watches nothing any more."""
        self._watched.clear()
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()
