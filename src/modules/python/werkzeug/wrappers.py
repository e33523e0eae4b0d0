"""The request and the response as programs use them, over WSGI's environ and iterables of bytes."""

import io
import json as _json
import re
from urllib.parse import parse_qsl, quote

from werkzeug.datastructures import CombinedMultiDict, EnvironHeaders, Headers, HeaderSet, ImmutableMultiDict
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.http import dump_cookie, http_date, parse_accept, parse_cookie, parse_date, parse_multipart, parse_options_header, status_text

_UNSET = object()


class _Once:
    """A property that is worked out when first asked for, and kept."""

    def __init__(self, make):
        self.make = make
        self.name = make.__name__

    def __get__(self, holder, kind=None):
        if holder is None:
            return self
        kept = holder._kept
        if self.name not in kept:
            kept[self.name] = self.make(holder)
        return kept[self.name]


def _decoded(text):
    """WSGI hands bytes over as text in Latin-1; what they are is UTF-8."""
    return text.encode("latin-1").decode("utf-8", "replace")


class Accept(list):
    """What a client accepts, best first."""

    @property
    def best(self):
        return self[0][0] if self else None

    def __contains__(self, name):
        return self[name] > 0 if isinstance(name, str) else list.__contains__(self, name)

    def __getitem__(self, key):
        if not isinstance(key, str):
            return list.__getitem__(self, key)
        for name, quality in self:
            if name in ("*", "*/*") or name.lower() == key.lower() or (name.endswith("/*") and key.startswith(name[:-1])):
                return quality
        return 0

    def best_match(self, matches, default=None):
        """The one of `matches` that the client likes best."""
        best, best_quality = default, 0
        for name in matches:
            if self[name] > best_quality:
                best, best_quality = name, self[name]
        return best

    @property
    def accept_json(self):
        return "application/json" in self

    @property
    def accept_html(self):
        return "text/html" in self or "application/xhtml+xml" in self


class UserAgent:
    """What the client calls itself."""

    def __init__(self, string):
        self.string = string

    def __str__(self):
        return self.string

    def to_header(self):
        return self.string

    def __bool__(self):
        return False

    def __repr__(self):
        return f"<UserAgent '{self.string}'>"


class Authorization:
    """The name and password, or the token, of a request's `Authorization` header."""

    def __init__(self, auth_type, data=None, token=None):
        self.type = auth_type
        self.parameters = data or {}
        self.token = token

    @classmethod
    def from_header(cls, value):
        """What the header says, or None."""
        if not value:
            return None
        scheme, _, rest = value.partition(" ")
        scheme = scheme.lower()
        if scheme != "basic":
            return cls(scheme, token=rest.strip())
        import base64

        try:
            username, _, password = base64.b64decode(rest.strip()).decode().partition(":")
        except ValueError:
            return None
        return cls(scheme, {"username": username, "password": password})

    @property
    def username(self):
        return self.parameters.get("username")

    @property
    def password(self):
        return self.parameters.get("password")

    def __getitem__(self, name):
        return self.parameters.get(name)


class Request:
    """A request: what stands in its address, its headers and its body."""

    max_content_length = None
    _read_as_form = False
    _read_as_bytes = False

    def __init__(self, environ, populate_request=True):
        self.environ = environ
        self._kept = {}
        self.method = environ.get("REQUEST_METHOD", "GET").upper()
        self.scheme = environ.get("wsgi.url_scheme", "http")
        self.root_path = _decoded(environ.get("SCRIPT_NAME") or "").rstrip("/")
        self.path = "/" + _decoded(environ.get("PATH_INFO") or "").lstrip("/")
        self.query_string = environ.get("QUERY_STRING", "").encode("latin-1")
        self.remote_addr = environ.get("REMOTE_ADDR")
        self.headers = EnvironHeaders(environ)
        if populate_request:
            environ["werkzeug.request"] = self

    def __repr__(self):
        return f"<{type(self).__name__} {self.url!r} [{self.method}]>"

    @_Once
    def args(self):
        """The values behind the `?` of the address."""
        return ImmutableMultiDict(parse_qsl(self.query_string.decode(), keep_blank_values=True))

    @_Once
    def cookies(self):
        return ImmutableMultiDict(parse_cookie(self.headers.get("Cookie")))

    @property
    def content_type(self):
        return self.headers.get("Content-Type")

    @property
    def mimetype(self):
        return parse_options_header(self.content_type or "")[0].lower()

    @property
    def mimetype_params(self):
        return parse_options_header(self.content_type or "")[1]

    @property
    def content_length(self):
        return self.headers.get("Content-Length", type=int)

    @property
    def is_json(self):
        kind = self.mimetype
        return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))

    @property
    def is_secure(self):
        return self.scheme in ("https", "wss")

    @_Once
    def stream(self):
        """The body as a file."""
        return io.BytesIO(self._body)

    @_Once
    def _body(self):
        length = self.content_length or 0
        if self.max_content_length is not None and length > self.max_content_length:
            raise RequestEntityTooLarge()
        return self.environ["wsgi.input"].read(length) if length > 0 else b""

    def get_data(self, cache=True, as_text=False, parse_form_data=False):
        """The body, as bytes or as text; nothing if it was read as a form before."""
        body = b"" if self._read_as_form else self._body
        self._read_as_bytes = True
        return body.decode("utf-8", "replace") if as_text else body

    @property
    def data(self):
        """The body, unless it was a form."""
        if self._is_form and not self._read_as_bytes:
            self._form_parts
        return self.get_data()

    @property
    def _is_form(self):
        return self.mimetype in ("application/x-www-form-urlencoded", "multipart/form-data")

    @_Once
    def _form_parts(self):
        self._read_as_form = self._is_form and not self._read_as_bytes
        if self.mimetype == "application/x-www-form-urlencoded":
            return parse_qsl(self._body.decode("utf-8", "replace"), keep_blank_values=True), []
        if self.mimetype == "multipart/form-data" and self.mimetype_params.get("boundary"):
            return parse_multipart(self._body, self.mimetype_params["boundary"])
        return [], []

    @_Once
    def form(self):
        """The fields of a form."""
        return ImmutableMultiDict(self._form_parts[0])

    @_Once
    def files(self):
        """The files of a form."""
        return ImmutableMultiDict(self._form_parts[1])

    @_Once
    def values(self):
        """The address's values and, except in a GET, the form's."""
        if self.method in ("POST", "PUT", "PATCH"):
            return CombinedMultiDict([self.args, self.form])
        return CombinedMultiDict([self.args])

    @property
    def json(self):
        """The body's JSON as Python's data."""
        return self.get_json()

    def get_json(self, force=False, silent=False, cache=True):
        """The body's JSON; with `force`, whatever the content type says, with `silent`, None if it is none."""
        if not (force or self.is_json):
            return None if silent else self.on_json_loading_failed(None)
        try:
            # The text of the error is what json says; it needs the body as text.
            return _json.loads(self.get_data(as_text=True))
        except ValueError as error:
            return None if silent else self.on_json_loading_failed(error)

    def on_json_loading_failed(self, e):
        """What becomes of a body that is no JSON."""
        if e is not None:
            raise BadRequest(f"Failed to decode JSON object: {e}")
        raise UnsupportedMediaType(
            "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."
        )

    @property
    def host(self):
        name = self.environ.get("HTTP_HOST") or self.environ.get("SERVER_NAME", "localhost")
        usual = ":443" if self.is_secure else ":80"
        return name[: -len(usual)] if name.endswith(usual) else name

    @property
    def host_url(self):
        return f"{self.scheme}://{self.host}/"

    @property
    def url_root(self):
        return f"{self.scheme}://{self.host}{self.root_path}/"

    root_url = url_root

    @property
    def script_root(self):
        return self.root_path

    @property
    def full_path(self):
        return f"{self.path}?{self.query_string.decode()}"

    @property
    def base_url(self):
        return _readable(f"{self.scheme}://{self.host}{quote(self.root_path + self.path, safe=_IN_PATH)}")

    @property
    def url(self):
        query = self.query_string.decode()
        return self.base_url + (f"?{_readable(query)}" if query else "")

    @property
    def access_route(self):
        forwarded = self.headers.get("X-Forwarded-For")
        if forwarded:
            return [part.strip() for part in forwarded.split(",")]
        return [self.remote_addr] if self.remote_addr else []

    @property
    def referrer(self):
        return self.headers.get("Referer")

    @property
    def origin(self):
        return self.headers.get("Origin")

    @_Once
    def user_agent(self):
        return UserAgent(self.headers.get("User-Agent", ""))

    @_Once
    def authorization(self):
        return Authorization.from_header(self.headers.get("Authorization"))

    @_Once
    def accept_mimetypes(self):
        return Accept(parse_accept(self.headers.get("Accept")))

    @_Once
    def accept_languages(self):
        return Accept(parse_accept(self.headers.get("Accept-Language")))


_IN_PATH = "!$&'()*+,/:;=@%~"
_QUOTED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def _readable(url):
    """The address with its letters beyond ASCII as people read them."""

    def shown(found):
        quoted = found.group()
        try:
            return bytes.fromhex(quoted.replace("%", "")).decode()
        except ValueError:
            return quoted

    return _QUOTED.sub(shown, url)


class Response:
    """A response: a status, headers, and a body in pieces."""

    default_mimetype = "text/plain"
    default_status = 200
    autocorrect_location_header = False

    def __init__(self, response=None, status=None, headers=None, mimetype=None, content_type=None, direct_passthrough=False):
        self.headers = headers if isinstance(headers, Headers) else Headers(headers)
        if content_type is None:
            if mimetype is None and "content-type" not in self.headers:
                mimetype = self.default_mimetype
            if mimetype is not None:
                content_type = _with_charset(mimetype)
        if content_type is not None:
            self.headers["Content-Type"] = content_type
        self._set_status(self.default_status if status is None else status)
        self._on_close = []
        if response is None:
            self.response = []
        elif isinstance(response, (str, bytes)):
            self.set_data(response)
        else:
            self.response = response

    def _set_status(self, status):
        if isinstance(status, str):
            status = status.strip()
            if not status:
                raise ValueError("Empty status argument")
            code, _, reason = status.partition(" ")
            if code.isdigit():
                self._status_code = int(code)
                self._status = status if reason else status_text(int(code))
            else:
                self._status_code = 0
                self._status = f"0 {status}"
        elif isinstance(status, int):
            self._status_code = int(status)
            self._status = status_text(int(status))
        else:
            raise TypeError("Invalid status argument")

    @property
    def status_code(self):
        return self._status_code

    @status_code.setter
    def status_code(self, code):
        self._set_status(code)

    @property
    def status(self):
        return self._status

    @status.setter
    def status(self, value):
        self._set_status(value)

    @property
    def is_sequence(self):
        """Whether the body is all there, and not still being made."""
        return isinstance(self.response, (list, tuple))

    is_streamed = property(lambda self: not hasattr(self.response, "__len__"))

    def get_data(self, as_text=False):
        """The whole body, as bytes or as text."""
        if not self.is_sequence:
            self.response = list(self.iter_encoded())
        body = b"".join(self.iter_encoded())
        return body.decode("utf-8", "replace") if as_text else body

    def set_data(self, value):
        """Replaces the body."""
        body = value.encode() if isinstance(value, str) else bytes(value)
        self.response = [body]
        self.headers["Content-Length"] = str(len(body))

    data = property(lambda self: self.get_data(), lambda self, value: self.set_data(value))

    @property
    def text(self):
        return self.get_data(as_text=True)

    def iter_encoded(self):
        """The body's pieces as bytes."""
        for piece in self.response:
            yield piece.encode() if isinstance(piece, str) else piece

    @property
    def mimetype(self):
        return parse_options_header(self.headers.get("Content-Type"))[0].lower() or None

    @mimetype.setter
    def mimetype(self, value):
        self.headers["Content-Type"] = _with_charset(value)

    @property
    def mimetype_params(self):
        return parse_options_header(self.headers.get("Content-Type"))[1]

    is_json = property(lambda self: self.mimetype == "application/json" or (self.mimetype or "").endswith("+json"))

    @property
    def json(self):
        """The body's JSON as Python's data; None if it is of another kind."""
        return self.get_json()

    def get_json(self, force=False, silent=False):
        if not (force or self.is_json):
            return None
        try:
            return _json.loads(self.get_data(as_text=True))
        except ValueError:
            if silent:
                return None
            raise

    def set_cookie(self, key, value="", max_age=None, expires=None, path="/", domain=None, secure=False, httponly=False, samesite=None, partitioned=False):
        """Hands the client a cookie."""
        self.headers.add(
            "Set-Cookie",
            dump_cookie(key, value, max_age, expires, path, domain, secure, httponly, samesite=samesite, partitioned=partitioned),
        )

    def delete_cookie(self, key, path="/", domain=None, secure=False, httponly=False, samesite=None, partitioned=False):
        """Takes a cookie back: it expired in 1970."""
        self.set_cookie(key, "", 0, 0, path, domain, secure, httponly, samesite, partitioned)

    @property
    def allow(self):
        return HeaderSet([word.strip() for word in self.headers.get("Allow", "").split(",") if word.strip()])

    @property
    def vary(self):
        return _HeaderWords(self.headers, "Vary")

    def call_on_close(self, func):
        """Has a function called once the response has been sent."""
        self._on_close.append(func)
        return func

    def close(self):
        """Tells the body and whoever asked that it is over."""
        if hasattr(self.response, "close"):
            self.response.close()
        for function in self._on_close:
            function()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def get_wsgi_response(self, environ):
        """The body's pieces, the status and the headers, as a server sends them."""
        headers = Headers(self.headers)
        no_body = 100 <= self._status_code < 200 or self._status_code in (204, 304)
        location = headers.get("Location")
        if location is not None:
            headers["Location"] = quote(location, safe=_IN_PATH + "?#[]")
        if no_body:
            headers.remove("Content-Length")
        elif self.is_sequence and "Content-Length" not in headers:
            headers["Content-Length"] = str(sum([len(piece) for piece in self.iter_encoded()]))
        empty = no_body or environ.get("REQUEST_METHOD") == "HEAD"
        return _Body(() if empty else self.iter_encoded(), self.close), self._status, headers.to_wsgi_list()

    def __call__(self, environ, start_response):
        body, status, headers = self.get_wsgi_response(environ)
        start_response(status, headers)
        return body

    def __repr__(self):
        size = f"{sum([len(piece) for piece in self.iter_encoded()])} bytes" if self.is_sequence else "streamed"
        return f"<{type(self).__name__} {size} [{self.status}]>"


class _Body:
    """A body's pieces, and what is to be called when they have been sent."""

    def __init__(self, pieces, close):
        self._pieces = iter(pieces)
        self._close = close

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._pieces)

    def close(self):
        self._close()


class _HeaderWords(HeaderSet):
    """The words of a header; adding one writes the header anew."""

    def __init__(self, headers, name):
        super().__init__([word.strip() for word in headers.get(name, "").split(",") if word.strip()])
        self._target, self._name = headers, name

    def add(self, word):
        super().add(word)
        self._target[self._name] = self.to_header()


def _with_charset(mimetype):
    textual = mimetype.startswith("text/") or mimetype in ("application/javascript", "application/xml") or mimetype.endswith("+xml")
    return f"{mimetype}; charset=utf-8" if textual and "charset" not in mimetype else mimetype


def _header(name, read=None, write=str):
    """A property of `Response` that is a header."""

    def get(self):
        value = self.headers.get(name)
        return value if value is None or read is None else read(value)

    def put(self, value):
        if value is None:
            self.headers.remove(name)
        else:
            self.headers[name] = write(value)

    return property(get, put)


Response.location = _header("Location")
Response.content_type = _header("Content-Type")
Response.content_length = _header("Content-Length", int)
Response.content_encoding = _header("Content-Encoding")
Response.last_modified = _header("Last-Modified", parse_date, http_date)
Response.expires = _header("Expires", parse_date, http_date)
Response.age = _header("Age", int)
