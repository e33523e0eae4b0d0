"""Asking web servers with what Python brings itself. Here they are the servers of the same program."""

from http.client import exchange
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlsplit


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


class Request:
    """What is to be asked."""

    def __init__(self, url, data=None, headers=None, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        self.unredirected_hdrs = {}
        self.method = method
        for name, value in (headers or {}).items():
            self.add_header(name, value)
        parts = urlsplit(url)
        if not parts.scheme:
            raise ValueError(f"unknown url type: {url!r}")
        self.type, self.host = parts.scheme, parts.netloc
        self.selector = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def get_method(self):
        return self.method or ("GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name.capitalize() in self.headers

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name.capitalize(), default)

    def header_items(self):
        return list(self.headers.items())

    def remove_header(self, header_name):
        self.headers.pop(header_name.capitalize(), None)


def urlopen(url, data=None, timeout=None, **others):
    """Sends a request, follows redirects, and gives the answer; an error status is an `HTTPError`."""
    request = url if isinstance(url, Request) else Request(url)
    if data is not None:
        request.data = data
    if isinstance(request.data, str):
        raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.")
    if request.type != "http":
        if request.type == "https":
            raise URLError("there is no TLS inside the program; try http://")
        raise URLError(f"unknown url type: {request.type}")
    method, address, body = request.get_method(), request.full_url, request.data
    for _ in range(11):
        headers = {"User-agent": "Python-urllib/3.11", "Connection": "close", **request.headers}
        if body is not None:
            headers.setdefault("Content-type", "application/x-www-form-urlencoded")
        response = exchange(method, address, headers, body, timeout, URLError)
        location = response.getheader("Location")
        if response.status in (301, 302, 303, 307, 308) and location and (method in ("GET", "HEAD") or response.status in (301, 302, 303)):
            address = urljoin(address, location)
            method, body = "GET" if method != "HEAD" else "HEAD", None
            continue
        if response.status >= 300:
            raise HTTPError(address, response.status, response.reason, response.headers, response)
        return response
    raise HTTPError(address, response.status, f"The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\n{response.reason}", response.headers, response)
