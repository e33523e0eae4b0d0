"""HTTP/1.1 messages: bytes to requests and responses, and back.

Nothing here waits or knows a connection, but for `Reader`, which is given a function that brings bytes.
A message that makes no sense, or is too large, is an `HttpError` with the status a server answers.
"""

LONGEST_LINE = 8190
MOST_HEADERS = 100
LARGEST_HEAD = 65536
LARGEST_BODY = 16 * 1024 * 1024

_TOKEN = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KNOWN_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH")
REASONS = {
    200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 303: "See Other",
    304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request",
    403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
    411: "Length Required", 413: "Request Entity Too Large", 414: "Request-URI Too Long",
    431: "Request Header Fields Too Large", 500: "Internal Server Error", 501: "Not Implemented",
    503: "Service Unavailable", 504: "Gateway Timeout", 505: "HTTP Version Not Supported",
}


class HttpError(Exception):
    """A message that cannot be taken, with the status that says so."""

    def __init__(self, status, why):
        super().__init__(why)
        self.status = status
        self.why = why


class Closed(Exception):
    """The other end closed the connection in the middle of a message; `clean` if before it began."""

    def __init__(self, clean):
        super().__init__("the connection was closed")
        self.clean = clean


def header(headers, name, default=None):
    """The value of a header among pairs, whatever its case."""
    wanted = name.lower()
    for key, value in headers:
        if key.lower() == wanted:
            return value
    return default


def _is_token(text):
    return bool(text) and all([character in _TOKEN for character in text])


def parse_headers(lines):
    """The headers in these lines, as pairs."""
    if len(lines) > MOST_HEADERS:
        raise HttpError(431, "too many headers")
    headers = []
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise HttpError(431, "a header is too long")
        name, mark, value = line.partition(":")
        if not mark or not _is_token(name) or "\0" in value or "\r" in value:
            raise HttpError(400, "a header makes no sense")
        headers.append((name, value.strip(" \t")))
    return headers


def parse_request(head):
    """A request's first line and headers: method, target, version and pairs."""
    lines = head.decode("latin-1").split("\r\n")
    if len(lines[0]) > LONGEST_LINE:
        raise HttpError(414, "the address is too long")
    parts = lines[0].split(" ")
    if len(parts) != 3 or not _is_token(parts[0]) or not parts[1]:
        raise HttpError(400, f"Bad request syntax ({lines[0]!r})")
    method, target, version = parts
    if not version.startswith("HTTP/") or len(version) != 8 or version[6] != "." or not (version[5] + version[7]).isdigit():
        raise HttpError(400, f"Bad request version ({version!r})")
    if version[5] != "1":
        raise HttpError(505, f"Invalid HTTP version ({version[5:]})")
    if method not in _KNOWN_METHODS:
        raise HttpError(501, f"Unsupported method ({method!r})")
    if target[0] != "/" and target != "*" and "://" not in target:
        raise HttpError(400, "the address makes no sense")
    headers = parse_headers(lines[1:])
    hosts = [value for name, value in headers if name.lower() == "host"]
    if version == "HTTP/1.1" and len(hosts) != 1:
        raise HttpError(400, "a request names one host")
    return method, target, version, headers


def parse_response(head):
    """A response's first line and headers: status, reason and pairs."""
    lines = head.decode("latin-1").split("\r\n")
    version, _, rest = lines[0].partition(" ")
    code, _, reason = rest.partition(" ")
    if not version.startswith("HTTP/1.") or len(code) != 3 or not code.isdigit():
        raise HttpError(502, f"not an HTTP response: {lines[0]!r}")
    return int(code), reason, parse_headers(lines[1:])


def body_length(headers):
    """How long a body is: a number, "chunked", or None if the headers do not say."""
    coding = header(headers, "Transfer-Encoding")
    lengths = {value for name, value in headers if name.lower() == "content-length"}
    if coding is not None:
        if coding.lower() != "chunked":
            raise HttpError(501, f"Unsupported transfer encoding ({coding!r})")
        if lengths:
            raise HttpError(400, "a length and chunks")
        return "chunked"
    if not lengths:
        return None
    length = lengths.pop()
    if lengths or not (length.isascii() and length.isdigit()):
        raise HttpError(400, "the length makes no sense")
    return int(length)


def head(first_line, headers):
    """The bytes of a message's first line and headers."""
    lines = [first_line, *[f"{name}: {value}" for name, value in headers], "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")


def request_head(method, target, headers):
    """The bytes of a request's head."""
    return head(f"{method} {target} HTTP/1.1", headers)


def response_head(status, headers):
    """The bytes of a response's head; the status is a text such as `404 NOT FOUND`."""
    return head(f"HTTP/1.1 {status}", headers)


def error_response(status, why, server="Interleave"):
    """A whole response that says what is wrong, in HTML."""
    reason = REASONS.get(status, "Error")
    shown = why.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    page = (
        f'<!DOCTYPE HTML>\n<html lang="en">\n<head><title>{status} {reason}</title></head>\n'
        f"<body><h1>{reason}</h1>\n<p>{shown}</p></body>\n</html>\n"
    ).encode()
    headers = [
        ("Server", server),
        ("Content-Type", "text/html;charset=utf-8"),
        ("Content-Length", str(len(page))),
        ("Connection", "close"),
    ]
    return response_head(f"{status} {reason}", headers) + page


class Reader:
    """Cuts the bytes of a connection into heads and bodies. `receive(n)` brings at most n bytes, none at the end."""

    def __init__(self, receive):
        self._receive = receive
        self._data = b""

    def _more(self):
        data = self._receive(65536)
        self._data += data
        return bool(data)

    def head(self):
        """The bytes of a message's head, without the empty line at its end."""
        while True:
            while self._data.startswith(b"\r\n"):
                # Empty lines before a message are left behind by careless clients.
                self._data = self._data[2:]
            end = self._data.find(b"\r\n\r\n")
            if end >= 0:
                found, self._data = self._data[:end], self._data[end + 4 :]
                return found
            if b"\r\n" not in self._data and len(self._data) > LONGEST_LINE:
                raise HttpError(414, "the address is too long")
            if len(self._data) > LARGEST_HEAD:
                raise HttpError(431, "the headers are too long")
            if not self._more():
                raise Closed(clean=not self._data)

    def exactly(self, size):
        """So many bytes."""
        while len(self._data) < size:
            if not self._more():
                raise Closed(clean=False)
        found, self._data = self._data[:size], self._data[size:]
        return found

    def rest(self):
        """All bytes up to the connection's end."""
        while self._more():
            if len(self._data) > LARGEST_BODY:
                raise HttpError(413, "the body is too large")
        found, self._data = self._data, b""
        return found

    def line(self):
        while b"\r\n" not in self._data:
            if len(self._data) > LONGEST_LINE:
                raise HttpError(400, "a line is too long")
            if not self._more():
                raise Closed(clean=False)
        found, _, self._data = self._data.partition(b"\r\n")
        return found

    def chunks(self):
        """The pieces of a body that is sent in chunks."""
        total = 0
        while True:
            text = self.line().partition(b";")[0].strip().decode("latin-1")
            try:
                size = int(text, 16)
            except ValueError:
                size = -1
            if size < 0 or text[:1] in ("+", "-"):
                raise HttpError(400, "a chunk's length makes no sense")
            total += size
            if total > LARGEST_BODY:
                raise HttpError(413, "the body is too large")
            if size == 0:
                while self.line():
                    continue
                return
            yield self.exactly(size)
            self.line()

    def body(self, length):
        """A body of a length that `body_length` told; None is no body."""
        if length is None:
            return b""
        if length == "chunked":
            return b"".join(self.chunks())
        if length > LARGEST_BODY:
            raise HttpError(413, "the body is too large")
        return self.exactly(length)
