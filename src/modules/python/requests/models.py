"""A request before it is sent, and the response to it."""

import json as _json
from datetime import timedelta
from itertools import count
from urllib.parse import quote, unquote, urlencode, urlsplit, urlunsplit

from requests.auth import HTTPBasicAuth
from requests.cookies import RequestsCookieJar, cookiejar_from_dict
from requests.exceptions import HTTPError, InvalidJSONError, InvalidURL, JSONDecodeError, MissingSchema
from requests.structures import CaseInsensitiveDict
from werkzeug.http import make_multipart, parse_options_header

REDIRECT_STATI = (301, 302, 303, 307, 308)
_IN_URL = "!#$%&'()*+,/:;=?@[]~"
_boundaries = count(1)


def _pairs(data):
    """A dict, or pairs, as pairs, a list of values being several."""
    found = []
    for key, values in data.items() if hasattr(data, "items") else data:
        if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
            values = [values]
        found += [(key, value) for value in values if value is not None]
    return found


class Request:
    """What is to be asked."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None, hooks=None, json=None):
        self.method, self.url, self.headers = method, url, headers or {}
        self.files, self.data, self.params = files, data or [], params or {}
        self.auth, self.cookies, self.json = auth, cookies, json
        self.hooks = hooks or {}

    def prepare(self):
        """The request as it goes over the network."""
        made = PreparedRequest()
        made.prepare(self.method, self.url, self.headers, self.files, self.data, self.params, self.auth, self.cookies, self.json)
        return made

    def __repr__(self):
        return f"<Request [{self.method}]>"


class PreparedRequest:
    """A request as it goes over the network: address, headers and bytes."""

    method = url = headers = body = None

    def prepare(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None, json=None):
        self.method = method.upper()
        self.prepare_url(url, params)
        self.headers = CaseInsensitiveDict()
        for name, value in (headers or {}).items():
            if value is not None:
                self.headers[name] = value
        self._cookies = cookies if isinstance(cookies, RequestsCookieJar) else cookiejar_from_dict(cookies)
        self.prepare_cookies()
        self.prepare_body(data, files, json)
        self.prepare_auth(auth)

    def prepare_url(self, url, params):
        """Joins address and values, and writes what is not ASCII as addresses do."""
        url = (url.decode() if isinstance(url, bytes) else str(url)).lstrip()
        if ":" in url and not url.lower().startswith("http"):
            self.url = url
            return
        scheme, mark, _ = url.partition("://")
        if not mark:
            raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
        parts = urlsplit(url)
        if not parts.netloc or not parts.hostname:
            raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
        try:
            parts.port
        except ValueError:
            raise InvalidURL(f"Failed to parse: {parts.netloc!r} is not a valid host or port") from None
        query = [parts.query] if parts.query else []
        if isinstance(params, (str, bytes)):
            query.append(params.decode() if isinstance(params, bytes) else params)
        elif params:
            query.append(urlencode(_pairs(params)))
        path = quote(parts.path or "/", safe=_IN_URL)
        whole = quote("&".join([part for part in query if part]), safe=_IN_URL)
        self.url = urlunsplit((parts.scheme, parts.netloc, path, whole, quote(parts.fragment, safe=_IN_URL)))

    def prepare_cookies(self):
        """Adds the `Cookie` header."""
        parts = urlsplit(self.url)
        header = self._cookies.header_for(parts.hostname or "", parts.path or "/")
        if header is not None:
            self.headers["Cookie"] = header

    def prepare_body(self, data, files, json=None):
        """The bytes to send, and the headers that say what they are."""
        body = kind = None
        if not data and json is not None:
            try:
                body = _json.dumps(json, allow_nan=False).encode()
            except ValueError as error:
                raise InvalidJSONError(error, request=self) from None
            kind = "application/json"
        elif files:
            body, kind = _multipart(data, files)
        elif data:
            if isinstance(data, (str, bytes)):
                body = data
            elif hasattr(data, "read"):
                body = data.read()
            elif hasattr(data, "__next__"):
                body = b"".join([piece if isinstance(piece, bytes) else piece.encode() for piece in data])
            else:
                body, kind = urlencode(_pairs(data)), "application/x-www-form-urlencoded"
        self.body = body
        if body:
            self.headers["Content-Length"] = str(len(body.encode() if isinstance(body, str) else body))
        elif self.method not in ("GET", "HEAD"):
            self.headers["Content-Length"] = "0"
        if kind and "Content-Type" not in self.headers:
            self.headers["Content-Type"] = kind

    def prepare_auth(self, auth):
        """Says who asks: what the caller gave, or what stands in the address."""
        parts = urlsplit(self.url)
        if auth is None and parts.username is not None:
            auth = (unquote(parts.username), unquote(parts.password or ""))
        if auth:
            if isinstance(auth, tuple) and len(auth) == 2:
                auth = HTTPBasicAuth(*auth)
            auth(self)

    @property
    def path_url(self):
        """The part of the address that the server is told."""
        parts = urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def copy(self):
        made = PreparedRequest()
        made.method, made.url, made.body = self.method, self.url, self.body
        made.headers, made._cookies = self.headers.copy(), self._cookies
        return made

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"


def _multipart(data, files):
    sent = []
    for name, value in files.items() if hasattr(files, "items") else files:
        filename = kind = None
        if isinstance(value, tuple):
            filename, value, *rest = value
            kind = rest[0] if rest else None
        content = value.read() if hasattr(value, "read") else value
        if filename is None:
            filename = str(getattr(value, "name", name)).rpartition("/")[2]
        sent.append((name, filename, content, kind))
    boundary = f"----------------interleave{next(_boundaries):016x}"
    return make_multipart(_pairs(data or {}), sent, boundary), f"multipart/form-data; boundary={boundary}"


class Response:
    """What the server answered."""

    def __init__(self):
        self._content = False
        self._pieces = None
        self.status_code = None
        self.reason = None
        self.headers = CaseInsensitiveDict()
        self.url = None
        self.encoding = None
        self.history = []
        self.cookies = RequestsCookieJar()
        self._seconds = 0.0
        self.request = None
        self._close = None

    @property
    def elapsed(self):
        """The time from sending the request to the head of the answer."""
        return timedelta(seconds=self._seconds)

    @property
    def ok(self):
        """Whether the status is below 400."""
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in REDIRECT_STATI

    @property
    def is_permanent_redirect(self):
        return "location" in self.headers and self.status_code in (301, 308)

    @property
    def content(self):
        """The body, as bytes."""
        if self._content is False:
            try:
                self._content = b"".join(self._pieces or ())
            finally:
                self.close()
        return self._content

    @property
    def apparent_encoding(self):
        return "ascii" if all([byte < 128 for byte in self.content]) else "utf-8"

    @property
    def text(self):
        """The body, as text."""
        if not self.content:
            return ""
        try:
            return self.content.decode(self.encoding or self.apparent_encoding, "replace")
        except LookupError:
            return self.content.decode("utf-8", "replace")

    def json(self, **kwargs):
        """The body's JSON as Python's data."""
        try:
            return _json.loads(self.content.decode("utf-8"), **kwargs)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None
        except UnicodeDecodeError:
            raise JSONDecodeError("Expecting value", self.text, 0) from None

    def raise_for_status(self):
        """An `HTTPError` if the status says that it did not work."""
        if 400 <= self.status_code < 600:
            who = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {who} Error: {self.reason} for url: {self.url}", response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """The body in pieces of at most so many bytes."""
        for piece in [self._content] if self._content is not False else self._pieces or ():
            for start in range(0, len(piece), chunk_size or max(len(piece), 1)):
                part = piece[start : start + chunk_size] if chunk_size else piece
                yield part.decode(self.encoding or "utf-8", "replace") if decode_unicode else part
        if self._content is False:
            self._content = b""
            self.close()

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        """The body's lines, without their ends."""
        rest = None
        for chunk in self.iter_content(chunk_size, decode_unicode):
            text = chunk if rest is None else rest + chunk
            lines = text.split(delimiter) if delimiter else text.splitlines()
            rest = lines.pop() if lines and lines[-1] and text and lines[-1][-1:] == text[-1:] else None
            yield from lines
        if rest is not None:
            yield rest

    @property
    def links(self):
        """The addresses of the `Link` header, by what they are."""
        found = {}
        for part in self.headers.get("link", "").split(","):
            address, parameters = parse_options_header(part.strip())
            if address:
                url = address.strip("<> ")
                found[parameters.get("rel", url)] = {"url": url, **parameters}
        return found

    @property
    def next(self):
        return None

    def close(self):
        """Ends the connection."""
        if self._close is not None:
            self._close()
            self._close = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        return self.iter_content(128)

    def __repr__(self):
        return f"<Response [{self.status_code}]>"
