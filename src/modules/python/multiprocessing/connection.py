"""Pipes: two connections, and what is sent at one is received at the other."""

import time

import _process
from multiprocessing import process
from multiprocessing.reduction import packed, unpacked


class Connection:
    """An end of a pipe. What goes through are copies."""

    def __init__(self, receives, sends):
        self._receives = receives
        self._sends = sends
        self._closed = False

    def _check(self, end, what):
        if self._closed:
            raise OSError("handle is closed")
        if end is None:
            raise OSError(f"connection is {what}-only")
        return end

    @property
    def closed(self):
        """Whether this end is closed."""
        return self._closed

    @property
    def readable(self):
        """Whether something can be received."""
        return self._receives is not None

    @property
    def writable(self):
        """Whether something can be sent."""
        return self._sends is not None

    def fileno(self):
        """A number that tells this end from others."""
        if self._closed:
            raise OSError("handle is closed")
        return id(self) % 1000003

    def send(self, obj):
        """Sends an object."""
        self._check(self._sends, "read").send(*packed(obj))

    def recv(self):
        """Waits for an object; raises `EOFError` when the other end is closed."""
        return unpacked(self._check(self._receives, "write").receive(None, ()))

    def send_bytes(self, buf, offset=0, size=None):
        """Sends bytes as they are."""
        end = self._check(self._sends, "read")
        if offset < 0:
            raise ValueError("offset is negative")
        if size is not None and size < 0:
            raise ValueError("size is negative")
        if len(buf) < offset + (size or 0):
            raise ValueError("buffer length < offset" if len(buf) < offset else "buffer length < offset + size")
        end.send(bytes(buf[offset:] if size is None else buf[offset : offset + size]), ())

    def recv_bytes(self, maxlength=None):
        """Waits for bytes."""
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        data = self._check(self._receives, "write").receive(None, ())[0]
        if maxlength is not None and len(data) > maxlength:
            self.close()
            raise OSError("bad message length")
        return data

    def poll(self, timeout=0.0):
        """Whether there is something to receive, or comes in time."""
        return self._check(self._receives, "write").poll(timeout)

    def close(self):
        """Closes this end in this process."""
        if not self._closed:
            self._closed = True
            for end in (self._receives, self._sends):
                if end is not None:
                    end.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object at {id(self):#x}>"


def Pipe(duplex=True):
    """Two connections; unless it is duplex, the first one only receives and the second only sends."""
    receives, sends = _process.channel()
    if not duplex:
        return Connection(receives, None), Connection(None, sends)
    other_receives, other_sends = _process.channel()
    return Connection(receives, other_sends), Connection(other_receives, sends)


def _is_ready(thing):
    if isinstance(thing, process.Sentinel):
        return _process.wait((thing,), 0) is not None
    return thing.poll(0)


def wait(object_list, timeout=None):
    """Waits until something can be received at one of the connections, or one of the processes has ended."""
    end = None if timeout is None else time.monotonic() + timeout
    things = list(object_list)
    while True:
        ready = [thing for thing in things if _is_ready(thing)]
        if ready or end is not None and time.monotonic() >= end:
            return ready
        time.sleep(0.001)


def _refused(*args, **kwargs):
    raise NotImplementedError("there is no network here; use multiprocessing.Pipe")


Client = Listener = _refused
