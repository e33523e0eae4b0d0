"""Pipes: two connections, and what is sent at one is received at the other."""

import time

import _process
from multiprocessing import _addresses, process
from multiprocessing.context import AuthenticationError, BufferTooShort
from multiprocessing.reduction import packed, unpacked

_CHALLENGE, _WELCOME, _FAILURE = b"#CHALLENGE#", b"#WELCOME#", b"#FAILURE#"


def _bytes_of(buffer):
    """The bytes of anything that has some."""
    return buffer.tobytes() if hasattr(buffer, "tobytes") else bytes(buffer)


class _ConnectionBase:
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
        buf = _bytes_of(buf)
        if len(buf) < offset + (size or 0):
            raise ValueError("buffer length < offset" if len(buf) < offset else "buffer length < offset + size")
        end.send(buf[offset:] if size is None else buf[offset : offset + size], ())

    def recv_bytes(self, maxlength=None):
        """Waits for bytes."""
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        data = self._check(self._receives, "write").receive(None, ())[0]
        if maxlength is not None and len(data) > maxlength:
            self.close()
            raise OSError("bad message length")
        return data

    def recv_bytes_into(self, buf, offset=0):
        """Waits for bytes, and writes them into something that holds bytes; how many there were."""
        end = self._check(self._receives, "write")
        size = getattr(buf, "itemsize", 1)
        room = len(buf) * size
        if offset < 0:
            raise ValueError("negative offset")
        if offset > room:
            raise ValueError("offset too large")
        data = end.receive(None, ())[0]
        if room < offset + len(data):
            raise BufferTooShort(data)
        whole = _bytes_of(buf)
        whole = whole[:offset] + data + whole[offset + len(data) :]
        if hasattr(buf, "typecode"):
            buf[:] = type(buf)(buf.typecode, whole)
        else:
            buf[:] = whole
        return len(data)

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


class Connection(_ConnectionBase):
    """An end of a pipe, or of a way to something that listens."""


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


class Listener:
    """Waits at an address for other processes, or threads, to connect."""

    def __init__(self, address=None, family=None, backlog=1, *, authkey=None):
        _check_key(authkey)
        if address is not None and family is None:
            family = _addresses.family_of(address)
        self._address, self._arrivals = _addresses.listen(address, family)
        self._authkey = authkey
        self._last_accepted = None

    def accept(self):
        """Waits for somebody to connect; the connection to them."""
        if self._arrivals is None:
            raise OSError("listener is closed")
        connection = Connection(*_addresses.next_arrival(self._arrivals))
        self._last_accepted = ("127.0.0.1", 50000 + connection.fileno() % 10000)
        if isinstance(self._address, str):
            self._last_accepted = ""
        if self._authkey:
            try:
                deliver_challenge(connection, self._authkey)
                answer_challenge(connection, self._authkey)
            except BaseException:
                connection.close()
                raise
        return connection

    def close(self):
        """Listens no longer."""
        arrivals, self._arrivals = self._arrivals, None
        if arrivals is not None:
            _addresses.give_back(self._address)
            arrivals.close()

    @property
    def address(self):
        """Where it listens."""
        return self._address

    @property
    def last_accepted(self):
        """Where the last one who connected came from."""
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def Client(address, family=None, authkey=None):
    """A connection to whatever listens at an address."""
    _addresses.family_of(address)
    _check_key(authkey)
    connection = Connection(*_addresses.arrive(_addresses.door(address)))
    if authkey is not None:
        try:
            answer_challenge(connection, authkey)
            deliver_challenge(connection, authkey)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_key(authkey):
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError("authkey should be a byte string")


def _sealed(authkey, message):
    import hmac

    return hmac.new(authkey, message, "sha256").digest()


def deliver_challenge(connection, authkey):
    """Has the other side show that it knows the key."""
    import os

    message = os.urandom(20)
    connection.send_bytes(_CHALLENGE + message)
    if connection.recv_bytes(256) != _sealed(authkey, message):
        connection.send_bytes(_FAILURE)
        raise AuthenticationError("digest received was wrong")
    connection.send_bytes(_WELCOME)


def answer_challenge(connection, authkey):
    """Shows the other side that the key is known here."""
    message = connection.recv_bytes(256)
    if message[: len(_CHALLENGE)] != _CHALLENGE:
        raise AssertionError(f"message = {message!r}")
    connection.send_bytes(_sealed(authkey, message[len(_CHALLENGE) :]))
    if connection.recv_bytes(256) != _WELCOME:
        raise AuthenticationError("digest sent was rejected")
