"""Sockets between the threads of one program. There is no network outside of it."""

import enum as _enum
import io as _io

import _network

AF_UNSPEC = 0


class AddressFamily(_enum.IntEnum):
    """Kinds of addresses."""

    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(_enum.IntEnum):
    """Streams of bytes, or single messages."""

    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3


AF_UNIX, AF_INET, AF_INET6 = AddressFamily
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = SocketKind
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP = 0, 6, 17
SOL_SOCKET = 1
SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE = 2, 3, 4, 6, 7, 8, 9
SO_LINGER, SO_REUSEPORT, SO_RCVTIMEO, SO_SNDTIMEO = 13, 15, 20, 21
TCP_NODELAY = 1
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096
MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_NOSIGNAL = 2, 64, 256, 16384
INADDR_ANY, INADDR_BROADCAST = 0, 0xFFFFFFFF
has_ipv6 = False
error = OSError
timeout = TimeoutError
_LOCAL = ("localhost", "127.0.0.1", "0.0.0.0", "", "<broadcast>", "255.255.255.255", "::1", "::")
_default_timeout = None


class herror(OSError):
    """A name could not be turned into an address, in older functions."""


class gaierror(OSError):
    """A name could not be turned into an address."""


def gethostname():
    return "localhost"


def getfqdn(name=""):
    return name or "localhost"


def gethostbyname(hostname):
    if hostname in ("", "0.0.0.0"):
        return "0.0.0.0"
    if hostname in _LOCAL:
        return "127.0.0.1"
    if _is_numeric(hostname):
        return hostname
    raise gaierror(-3, "Temporary failure in name resolution")


def gethostbyaddr(address):
    if address in _LOCAL:
        return ("localhost", [], ["127.0.0.1"])
    raise herror(1, "Unknown host")


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    kinds = [type] if type else [SOCK_STREAM, SOCK_DGRAM]
    address = (gethostbyname(host or "localhost"), int(port or 0))
    protocols = {SOCK_STREAM: IPPROTO_TCP, SOCK_DGRAM: IPPROTO_UDP}
    return [(AF_INET, SocketKind(kind), protocols.get(kind, 0), "", address) for kind in kinds]


def _is_numeric(host):
    parts = host.split(".")
    return len(parts) == 4 and all([part.isdigit() and int(part) < 256 for part in parts])


def inet_aton(text):
    if not _is_numeric(text):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes([int(part) for part in text.split(".")])


def inet_ntoa(packed):
    return ".".join([str(part) for part in packed])


def htons(number):
    return (number & 0xFF) << 8 | number >> 8 & 0xFF


ntohs = htons


def htonl(number):
    return int.from_bytes(number.to_bytes(4, "little"), "big")


ntohl = htonl


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(seconds):
    global _default_timeout
    _default_timeout = seconds


def _checked(address):
    """A host and a port as the network knows them."""
    if isinstance(address, (str, bytes)):
        return (address, 0)
    if not isinstance(address, tuple):
        raise TypeError(f"connect(): AF_INET address must be tuple, not {type(address).__name__}")
    if len(address) < 2:
        raise TypeError("AF_INET address must be a pair (host, port)")
    host, port = address[:2]
    if not isinstance(port, int):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    if not 0 <= port <= 65535:
        raise OverflowError("bind(): port must be 0-65535.")
    return (gethostbyname(host), port)


class socket:
    """One end of a connection, or a place where connections or messages arrive."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self.family = AF_INET if family == -1 else AddressFamily(family)
        self.type = SOCK_STREAM if type == -1 else SocketKind(type)
        self.proto = 0 if proto == -1 else proto
        # Given when somebody asks for it, and -1 once it is closed.
        self._number = 0
        self._timeout = _default_timeout
        self._address = None
        self._peer = None
        self._listener = None
        self._mailbox = None
        self._incoming = None
        self._outgoing = None
        self._options = {}
        self._files = []
        self._to_close = False

    def __repr__(self):
        closed = " [closed]" if self._number < 0 else ""
        text = f"<socket.socket{closed} fd={self.fileno()}, family={int(self.family)}, type={int(self.type)}"
        text += f", proto={self.proto}"
        if not closed:
            text += f", laddr={self._address or ('0.0.0.0', 0)!r}"
            if self._peer:
                text += f", raddr={self._peer!r}"
        return text + ">"

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    @property
    def timeout(self):
        return self._timeout

    def fileno(self):
        with _network.changed:
            if self._number == 0:
                self._number = _network.next_number()
                _network.by_number[self._number] = self
            return self._number

    def settimeout(self, seconds):
        if seconds is not None and seconds < 0:
            raise ValueError("Timeout value out of range")
        self._timeout = None if seconds is None else float(seconds)

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    def setsockopt(self, level, option, value, length=None):
        self._options[level, option] = value

    def getsockopt(self, level, option, length=None):
        if (level, option) == (SOL_SOCKET, SO_TYPE):
            return int(self.type)
        return self._options.get((level, option), 0)

    def getsockname(self):
        self._check()
        return self._address or ("" if self.family == AF_UNIX else ("0.0.0.0", 0))

    def getpeername(self):
        self._check()
        if self._peer is None:
            raise OSError(107, "Transport endpoint is not connected")
        return self._peer

    def _check(self):
        if self._number < 0:
            raise OSError(9, "Bad file descriptor")

    def _wait(self, place, ready, flags=0):
        seconds = 0.0 if flags & MSG_DONTWAIT else self._timeout
        if not _network.wait_until(ready, seconds, place.news):
            if seconds == 0.0:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            raise TimeoutError("timed out")

    def bind(self, address):
        self._check()
        with _network.changed:
            if self._address is not None:
                raise OSError(22, "Invalid argument")
            claimed = _network.claim(self.type, _checked(address), self)
            if claimed is None:
                raise OSError(98, "Address already in use")
            self._address = address if self.family == AF_UNIX else claimed
            self._claimed = claimed
            if self.type == SOCK_DGRAM:
                self._mailbox = _network.Mailbox()

    def listen(self, backlog=128):
        self._check()
        if self._address is None:
            self.bind(("0.0.0.0", 0))
        with _network.changed:
            self._listener = _network.Listener(backlog)
            _network.tell(self._listener)

    def accept(self):
        """A connection that has arrived, as a socket of its own, and the address of the other end."""
        self._check()
        with _network.changed:
            listener = self._listener
            if listener is None:
                raise OSError(22, "Invalid argument")
            self._wait(listener, lambda: listener.arrived or not listener.open)
            if not listener.arrived:
                raise OSError(22, "Invalid argument")
            connection = listener.arrived.pop(0)
        return connection, connection._peer

    def connect(self, address):
        self._check()
        where = _checked(address)
        with _network.changed:
            if self.type == SOCK_DGRAM:
                self._peer = where
                return
            if self._incoming is not None:
                raise OSError(106, "Transport endpoint is already connected")
            server = _network.find(self.type, where)
            listener = server and server._listener
            if listener is None or not listener.open:
                if self.family != AF_UNIX and where[0] not in ("127.0.0.1", "0.0.0.0"):
                    raise OSError(101, "Network is unreachable")
                raise ConnectionRefusedError(111, "Connection refused")
            if self._address is None:
                self._address = ("127.0.0.1", listener.next_port())
            other = socket(self.family, self.type, self.proto)
            other._address = server._address if self.family == AF_UNIX else ("127.0.0.1", where[1])
            other._peer = "" if self.family == AF_UNIX else self._address
            self._peer = other._address
            self._join(other)
            listener.arrived.append(other)
            _network.tell(listener)

    def _join(self, other):
        self._outgoing = other._incoming = _network.Stream()
        self._incoming = other._outgoing = _network.Stream()

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as problem:
            return problem.errno or 11
        return 0

    def send(self, data, flags=0):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        if self.type == SOCK_DGRAM:
            return self.sendto(data, self._peer)
        with _network.changed:
            stream = self._outgoing
            if stream is None:
                raise BrokenPipeError(32, "Broken pipe")
            if stream.ended or stream.abandoned:
                # The first bytes that nobody will receive are found out about only by the next.
                if stream.ended or stream.abandoned == "known":
                    raise BrokenPipeError(32, "Broken pipe")
                stream.abandoned = "known"
                return len(data)
            stream.data += data
            _network.tell(stream)
        return len(data)

    def sendall(self, data, flags=0):
        self.send(data, flags)

    def sendto(self, data, *rest):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        address = rest[-1]
        if address is None:
            raise OSError(89, "Destination address required")
        if self._address is None:
            self.bind(("0.0.0.0", 0))
        with _network.changed:
            receiver = _network.find(SOCK_DGRAM, _checked(address))
            if receiver is not None:
                receiver._mailbox.arrived.append((bytes(data), ("127.0.0.1", self._address[1])))
                _network.tell(receiver._mailbox)
        return len(data)

    def recv(self, bufsize, flags=0):
        return self.recvfrom(bufsize, flags)[0]

    def recvfrom(self, bufsize, flags=0):
        """Bytes that have arrived, at most so many, and who sent them; none at the end."""
        self._check()
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        with _network.changed:
            if self.type == SOCK_DGRAM:
                if self._mailbox is None:
                    self.bind(("0.0.0.0", 0))
                arrived = self._mailbox.arrived
                self._wait(self._mailbox, lambda: arrived, flags)
                data, sender = arrived[0] if flags & MSG_PEEK else arrived.pop(0)
                return data[:bufsize], sender
            stream = self._incoming
            if stream is None:
                raise OSError(107, "Transport endpoint is not connected")
            if bufsize:
                self._wait(stream, lambda: stream.data or stream.ended, flags)
            data = stream.data[:bufsize]
            if not flags & MSG_PEEK:
                stream.data = stream.data[bufsize:]
            return data, self._peer

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = self.recv(nbytes or len(buffer), flags)
        buffer[: len(data)] = data
        return len(data)

    def _ready_to_read(self):
        if self._listener is not None:
            return bool(self._listener.arrived) or not self._listener.open
        if self._mailbox is not None:
            return bool(self._mailbox.arrived)
        return self._incoming is not None and bool(self._incoming.data or self._incoming.ended)

    def _ready_to_write(self):
        return self.type == SOCK_DGRAM or self._outgoing is not None

    def _is_unconnected(self):
        """Whether it could be connected, and neither is nor waits for connections."""
        return self.type == SOCK_STREAM and self._listener is None and self._incoming is None

    def shutdown(self, how):
        self._check()
        with _network.changed:
            if self._listener is not None:
                self._listener.open = False
            elif self._incoming is None:
                raise OSError(107, "Transport endpoint is not connected")
            if self._incoming is not None and how != SHUT_WR:
                self._incoming.ended = True
            if self._outgoing is not None and how != SHUT_RD:
                self._outgoing.ended = True
            _network.tell(self._listener, self._incoming, self._outgoing)

    def close(self):
        """Closes it, or as long as there are files of it only ends what is sent: in CPython the files
        would be closed when the last name for them is gone."""
        self._to_close = True
        if not self._files:
            self._really_close()
            return
        try:
            for file in self._files:
                file.flush()
            self.shutdown(SHUT_WR)
        except OSError:
            # Nobody is there any more to be told.
            pass

    def _really_close(self):
        with _network.changed:
            if self._number < 0:
                return
            _network.by_number.pop(self._number, None)
            self._number = -1
            if self._address is not None and getattr(self, "_claimed", None):
                _network.give_back(self.type, self._claimed)
            if self._outgoing is not None:
                self._outgoing.ended = True
                self._incoming.abandoned = True
            for waiting in self._listener.arrived if self._listener else ():
                waiting._outgoing.ended = True
                _network.tell(waiting._outgoing)
            _network.tell(self._listener, self._incoming, self._outgoing)

    def detach(self):
        number = self.fileno()
        self._number = -1
        return number

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        return _SocketFile(self, mode, encoding or "utf-8", errors or "strict")


SocketType = socket


class _SocketFile(_io.IOBase):
    """A connection as a file: lines instead of pieces of bytes."""

    def __init__(self, connection, mode, encoding, errors):
        self._socket = connection
        self.mode = mode
        self._binary = "b" in mode
        self._coding = (encoding, errors)
        self._rest = b""
        self._written = b""
        self.closed = False
        connection._files.append(self)

    def _given(self, data):
        return data if self._binary else data.decode(*self._coding).replace("\r\n", "\n")

    def _fill(self, enough):
        while not enough(self._rest):
            data = self._socket.recv(8192)
            if not data:
                return
            self._rest += data

    def _take(self, count):
        data, self._rest = self._rest[:count], self._rest[count:]
        return self._given(data)

    def read(self, size=-1):
        self.flush()
        if size is None or size < 0:
            self._fill(lambda rest: False)
            return self._take(len(self._rest))
        self._fill(lambda rest: len(rest) >= size)
        return self._take(size)

    def readline(self, limit=-1):
        self.flush()
        self._fill(lambda rest: b"\n" in rest or 0 <= limit <= len(rest))
        end = self._rest.find(b"\n") + 1 or len(self._rest)
        return self._take(min(end, limit) if limit >= 0 else end)

    def write(self, data):
        self._written += data if self._binary else data.encode(*self._coding)
        return len(data)

    def flush(self):
        data, self._written = self._written, b""
        if data:
            self._socket.sendall(data)

    def close(self):
        if self.closed:
            return
        self.flush()
        self.closed = True
        self._socket._files.remove(self)
        if self._socket._to_close and not self._socket._files:
            self._socket._really_close()


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected."""
    left, right = socket(family, type, proto), socket(family, type, proto)
    left._join(right)
    left._peer = right._peer = ""
    return left, right


def create_connection(address, timeout=None, source_address=None, **options):
    connection = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)
    if timeout is not None:
        connection.settimeout(timeout)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    server = socket(family, SOCK_STREAM)
    server.bind(address)
    server.listen(128 if backlog is None else backlog)
    return server
