"""A client that speaks HTTP itself: what `requests` and `urllib.request` do for you, step by step."""

from urllib.parse import urlsplit

import _http
import _page_server
from http import HTTPStatus

HTTP_PORT = 80
responses = {status.value: status.phrase for status in HTTPStatus}


class HTTPException(Exception):
    """Anything that goes wrong in speaking HTTP."""


class NotConnected(HTTPException):
    """There is no connection yet."""


class InvalidURL(HTTPException):
    """The address makes no sense."""


class ImproperConnectionState(HTTPException):
    """It is not the time for this."""


class CannotSendRequest(ImproperConnectionState):
    """An answer is still to be read."""


class ResponseNotReady(ImproperConnectionState):
    """Nothing was asked yet."""


class BadStatusLine(HTTPException):
    """The answer is not HTTP."""


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server closed the connection without an answer."""


class IncompleteRead(HTTPException):
    """The connection ended in the middle of the answer."""


class HTTPMessage:
    """The headers of an answer."""

    def __init__(self, pairs):
        self._pairs = pairs

    def get(self, name, failobj=None):
        return _http.header(self._pairs, name, failobj)

    __getitem__ = get

    def get_all(self, name, failobj=None):
        found = [value for key, value in self._pairs if key.lower() == name.lower()]
        return found or failobj

    def get_content_type(self):
        return self.get("Content-Type", "text/plain").partition(";")[0].strip().lower()

    def get_content_charset(self, failobj=None):
        _, mark, charset = self.get("Content-Type", "").partition("charset=")
        return charset.strip("\"' ").lower() if mark else failobj

    def items(self):
        return list(self._pairs)

    def keys(self):
        return [key for key, _ in self._pairs]

    def values(self):
        return [value for _, value in self._pairs]

    def __contains__(self, name):
        return self.get(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)

    def __str__(self):
        return "".join([f"{key}: {value}\n" for key, value in self._pairs]) + "\n"


class HTTPResponse:
    """An answer: its status, its headers, and its body as a file."""

    def __init__(self, reader, method, url=None, close=None):
        head = reader.head()
        self.version = 10 if head.startswith(b"HTTP/1.0") else 11
        self.status, self.reason, pairs = _http.parse_response(head)
        self.headers = self.msg = HTTPMessage(pairs)
        self.code = self.status
        self.url = url
        self.closed = False
        self._close = close
        has_no_body = method == "HEAD" or self.status in (204, 304)
        # Whether the server closes the connection behind this answer.
        self.will_close = self._closes() or (not has_no_body and _http.body_length(pairs) is None)
        self._body = b"" if has_no_body else _body_of(reader, pairs)

    def _closes(self):
        asked = self.getheader("Connection", "").lower()
        if self.version == 11:
            return "close" in asked
        return "keep-alive" not in asked and not self.getheader("Keep-Alive")

    def read(self, amt=None):
        """So many bytes of the body, or all that are left."""
        amt = len(self._body) if amt is None or amt < 0 else amt
        found, self._body = self._body[:amt], self._body[amt:]
        return found

    def readline(self, limit=-1):
        end = self._body.find(b"\n") + 1 or len(self._body)
        return self.read(end if limit < 0 else min(end, limit))

    def readlines(self):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def isclosed(self):
        return self.closed

    def close(self):
        self.closed = True
        if self._close is not None:
            self._close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def _body_of(reader, pairs):
    length = _http.body_length(pairs)
    return reader.rest() if length is None else reader.body(length)


class HTTPConnection:
    """A connection to a server, for one request after the other."""

    default_port = HTTP_PORT

    def __init__(self, host, port=None, timeout=None, source_address=None, blocksize=8192):
        name, mark, number = host.rpartition(":")
        if port is None and mark and number.isdigit():
            host, port = name, int(number)
        self.host, self.port = host, self.default_port if port is None else port
        self.timeout = timeout
        self.sock = None
        self._request = None
        self._lines = None

    def connect(self):
        """Connects to the server."""
        self.sock = _page_server.connect((self.host, self.port), self.timeout)

    def request(self, method, url, body=None, headers=None, encode_chunked=False):
        """Sends a request."""
        headers = dict(headers or {})
        named = {name.lower() for name in headers}
        self.putrequest(method, url, skip_host="host" in named)
        if isinstance(body, str):
            body = body.encode("iso-8859-1")
        elif body is not None and not isinstance(body, bytes):
            body = body.read() if hasattr(body, "read") else b"".join(body)
        if "content-length" not in named and (body is not None or method in ("POST", "PUT", "PATCH")):
            self.putheader("Content-Length", str(len(body or b"")))
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body)

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        """Begins a request."""
        if self._request is not None:
            raise CannotSendRequest("Request-sent")
        if any([ord(character) <= 32 or ord(character) == 127 for character in url]):
            raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least ' ')")
        self._request = (method, url or "/")
        self._lines = []
        if not skip_host:
            self.putheader("Host", self.host if self.port == self.default_port else f"{self.host}:{self.port}")
        self.putheader("Accept-Encoding", "identity")

    def putheader(self, header, *values):
        """Adds a header."""
        self._lines.append((header, ", ".join([str(value) for value in values])))

    def endheaders(self, message_body=None):
        """Sends what was put together."""
        if self.sock is None:
            self.connect()
        method, url = self._request
        self.sock.sendall(_http.request_head(method, url, self._lines) + (message_body or b""))

    def getresponse(self):
        """Waits for the answer."""
        if self._request is None:
            raise ResponseNotReady("Idle")
        method, url = self._request
        self._request = None
        try:
            response = HTTPResponse(_http.Reader(self.sock.recv), method, url)
        except _http.Closed as error:
            self.close()
            if error.clean:
                raise RemoteDisconnected("Remote end closed connection without response") from None
            raise IncompleteRead("the connection was closed") from None
        except _http.HttpError as error:
            self.close()
            raise BadStatusLine(error.why) from None
        if response.will_close:
            self.close()
        return response

    def close(self):
        """Ends the connection; the next request makes a new one."""
        if self.sock is not None:
            self.sock.close()
            self.sock = None
        self._request = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def exchange(method, url, headers, body, timeout, not_sent=None):
    """One request to an absolute address, and the answer to it. What keeps it from being sent is raised as `not_sent`
    makes it of the error."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname, parts.port, timeout)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request(method, path, body, headers)
        except OSError as error:
            if not_sent is None:
                raise
            raise not_sent(error) from None
        response = connection.getresponse()
    finally:
        connection.close()
    response.url = url
    return response
