"""`select`: which of some sockets have something to be read, or can be written to."""

import _network

error = OSError


def select(rlist, wlist, xlist, timeout=None):
    """Waits until one of the sockets is ready; those that are."""
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")

    def ready():
        readable = [each for each in rlist if _socket(each)._ready_to_read()]
        writable = [each for each in wlist if _socket(each)._ready_to_write()]
        return (readable, writable, []) if readable or writable else None

    for each in [*rlist, *wlist]:
        if _socket(each).fileno() < 0:
            raise ValueError("file descriptor cannot be a negative integer (-1)")
    with _network.changed:
        _network.wait_until(ready, timeout)
        return ready() or ([], [], [])


def _socket(thing):
    """The socket behind a thing that has one, such as a server."""
    for each in (thing, getattr(thing, "socket", None)):
        if hasattr(each, "_ready_to_read"):
            return each
    raise NotImplementedError("select() of anything but sockets is not supported in Interleave")
