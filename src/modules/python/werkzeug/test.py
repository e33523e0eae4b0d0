"""A client that calls a WSGI application directly, as a server would, without a network in between."""

import io
import json as _json
import sys
from urllib.parse import unquote, urlencode, urljoin, urlsplit

from werkzeug.datastructures import Headers
from werkzeug.http import FileStorage, make_multipart
from werkzeug.wrappers import Request, Response

_BOUNDARY = "---------------WerkzeugFormPart"


def _fields_and_files(data):
    fields, files = [], []
    for name, values in data.items():
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, FileStorage):
                files.append((name, value.filename, value.read(), value.content_type))
            elif isinstance(value, tuple) and hasattr(value[0], "read"):
                kind = value[2] if len(value) > 2 else _kind_of(value[1])
                content = value[0].read()
                files.append((name, value[1], content.encode() if isinstance(content, str) else content, kind))
            elif hasattr(value, "read"):
                files.append((name, getattr(value, "name", None), value.read(), None))
            else:
                fields.append((name, value))
    return fields, files


def _kind_of(filename):
    from flask.helpers import guess_type

    return guess_type(filename)


def make_environ(path="/", base_url=None, query_string=None, method="GET", headers=None, data=None, json=None, content_type=None, environ_base=None, environ_overrides=None, auth=None, mimetype=None, input_stream=None, buffered=None):
    """WSGI's environ for a request."""
    base = urlsplit(base_url or "http://localhost/")
    parts = urlsplit(path)
    if parts.netloc:
        base = parts
    headers = Headers(headers)
    content_type = content_type or mimetype
    body = b""
    if json is not None:
        if data is not None:
            raise TypeError("can't provide both json and data")
        body = _dumps(json).encode()
        content_type = content_type or "application/json"
    elif isinstance(data, str):
        body = data.encode()
    elif isinstance(data, bytes):
        body = data
    elif hasattr(data, "read"):
        body = data.read()
    elif data:
        fields, files = _fields_and_files(data)
        if files or (content_type or "").startswith("multipart/form-data"):
            body = make_multipart(fields, files, _BOUNDARY)
            content_type = f'multipart/form-data; boundary="{_BOUNDARY}"'
        else:
            body = urlencode([(name, str(value)) for name, value in fields]).encode()
            content_type = content_type or "application/x-www-form-urlencoded"
    if query_string is None:
        query = parts.query
    elif isinstance(query_string, dict):
        query = urlencode(query_string, doseq=True)
    else:
        query = query_string
    host, _, port = base.netloc.partition(":")
    environ = {
        "REQUEST_METHOD": method.upper(),
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(parts.path or "/").encode().decode("latin-1"),
        "QUERY_STRING": query.encode().decode("latin-1"),
        "REQUEST_URI": path,
        "RAW_URI": path,
        "SERVER_NAME": host,
        "SERVER_PORT": port or ("443" if base.scheme == "https" else "80"),
        "HTTP_HOST": base.netloc,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": base.scheme or "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    environ.update(environ_base or {})
    if auth is not None:
        import base64

        username, password = auth if isinstance(auth, tuple) else (auth.username, auth.password)
        headers["Authorization"] = "Basic " + base64.b64encode(f"{username}:{password}".encode()).decode()
    content_type = headers.pop("Content-Type", None) if content_type is None else content_type
    headers.remove("Content-Type")
    length = headers.pop("Content-Length", None)
    if content_type is not None:
        environ["CONTENT_TYPE"] = content_type
    if body or length is not None:
        environ["CONTENT_LENGTH"] = length or str(len(body))
    given = {}
    for name, value in headers:
        key = "HTTP_" + name.upper().replace("-", "_")
        given[key] = f"{given[key]},{value}" if key in given else str(value)
    environ.update(given)
    environ.update(environ_overrides or {})
    return environ


def _dumps(value):
    try:
        from flask.json import dumps
    except ImportError:
        return _json.dumps(value)
    return dumps(value)


class Cookie:
    """A cookie that a client keeps."""

    def __init__(self, key, value, domain, path, attributes):
        self.key, self.value, self.domain, self.path = key, value, domain, path
        self.max_age = int(attributes["max-age"]) if attributes.get("max-age") else None
        self.expires = attributes.get("expires")
        self.secure = "secure" in attributes
        self.http_only = "httponly" in attributes
        self.same_site = attributes.get("samesite")

    @property
    def decoded_value(self):
        from werkzeug.http import parse_cookie

        return parse_cookie(f"{self.key}={self.value}")[0][1]

    def is_for(self, host, path):
        """Whether the cookie goes with a request to this host and path."""
        return host == self.domain and (path == self.path or path.startswith(self.path.rstrip("/") + "/"))


class CookieJar:
    """The cookies of a client, by domain, path and name."""

    def __init__(self):
        self._cookies = {}

    def learn(self, environ, headers):
        """Keeps what a response's `Set-Cookie` headers hand out, and drops what they take back."""
        host = environ["HTTP_HOST"].partition(":")[0]
        for header in headers:
            pair, *rest = header.split(";")
            key, _, value = pair.partition("=")
            attributes = {}
            for part in rest:
                name, _, text = part.strip().partition("=")
                attributes[name.lower()] = text
            made = Cookie(key.strip(), value.strip(), (attributes.get("domain") or host).lstrip("."), attributes.get("path") or "/", attributes)
            place = (made.domain, made.path, made.key)
            if made.max_age == 0 or (made.expires or "").startswith("Thu, 01 Jan 1970"):
                self._cookies.pop(place, None)
            else:
                self._cookies[place] = made

    def add_to(self, environ):
        """Adds the `Cookie` header to a request."""
        host, path = environ["HTTP_HOST"].partition(":")[0], environ["PATH_INFO"]
        pairs = [f"{cookie.key}={cookie.value}" for cookie in self._cookies.values() if cookie.is_for(host, path)]
        if pairs:
            given = environ.get("HTTP_COOKIE")
            environ["HTTP_COOKIE"] = "; ".join([given, *pairs] if given else pairs)

    def put(self, cookie):
        self._cookies[cookie.domain, cookie.path, cookie.key] = cookie

    def get(self, domain, path, key):
        return self._cookies.get((domain, path, key))

    def drop(self, domain, path, key):
        self._cookies.pop((domain, path, key), None)


class TestResponse(Response):
    """A response as a client sees it, with the request and the responses that led to it."""

    __test__ = False
    default_mimetype = "text/plain"

    def __init__(self, pieces, status, headers, request, history=()):
        self.request = request
        self.history = tuple(history)
        super().__init__(pieces, status, Headers(headers), content_type=Headers(headers).get("Content-Type"))
        self.headers = Headers(headers)

    @property
    def text(self):
        return self.get_data(as_text=True)


class Client:
    """Sends requests to an application and keeps the cookies it gets."""

    def __init__(self, application, response_wrapper=None, use_cookies=True, allow_subdomain_redirects=False):
        self.application = application
        self._cookies = CookieJar() if use_cookies else None
        self.environ_base = {"REMOTE_ADDR": "127.0.0.1", "HTTP_USER_AGENT": "Werkzeug/3.1.9"}

    def _prepare(self, environ):
        """A place for what other clients add to a request."""

    def get_cookie(self, key, domain="localhost", path="/"):
        """A cookie that is kept, or None."""
        return self._cookies.get(domain, path, key)

    def set_cookie(self, key, value="", *, domain="localhost", path="/", **others):
        """Keeps a cookie as if a response had brought it."""
        from werkzeug.http import dump_cookie

        self._cookies.learn({"HTTP_HOST": domain}, [dump_cookie(key, value, path=path)])

    def delete_cookie(self, key, *, domain="localhost", path="/"):
        """Forgets a cookie."""
        self._cookies.drop(domain, path, key)

    def run_app(self, environ):
        """One request: the pieces of the answer, its status, its headers, and how to close it."""
        begun = []
        answer = self.application(environ, lambda status, headers, error=None: begun.append((status, headers)))
        pieces = list(answer)
        status, headers = begun[-1]
        return pieces, status, headers, getattr(answer, "close", None)

    def open(self, *args, buffered=False, follow_redirects=False, **kwargs):
        """Sends a request, and with `follow_redirects` those it leads to."""
        if args and isinstance(args[0], Request):
            environ = args[0].environ
        else:
            base = dict(self.environ_base)
            base.update(kwargs.pop("environ_base", None) or {})
            environ = make_environ(*args, environ_base=base, **kwargs)
        response = self._send(environ, ())
        history = []
        while follow_redirects and response.status_code in (301, 302, 303, 305, 307, 308):
            if len(history) > 30:
                raise ClientRedirectError("Loop detected: A 302 redirect")
            history.append(response)
            response = self._send(self._redirected(environ, response), history)
            environ = response.request.environ
        return response

    def _send(self, environ, history):
        if self._cookies is not None:
            self._cookies.add_to(environ)
        self._prepare(environ)
        pieces, status, headers, close = self.run_app(environ)
        if self._cookies is not None:
            self._cookies.learn(environ, Headers(headers).getlist("Set-Cookie"))
        response = TestResponse(pieces, status, headers, Request(environ), history)
        if close is not None:
            response.call_on_close(close)
        return response

    def _redirected(self, environ, response):
        """The request that a redirect asks for."""
        target = urlsplit(urljoin(response.request.url, response.headers["Location"]))
        again = dict(environ)
        again.update(
            PATH_INFO=unquote(target.path).encode().decode("latin-1"), QUERY_STRING=target.query, HTTP_HOST=target.netloc
        )
        again.pop("HTTP_COOKIE", None)
        again["wsgi.url_scheme"] = target.scheme
        keep = response.status_code in (307, 308)
        if not keep:
            if environ["REQUEST_METHOD"] != "HEAD":
                again["REQUEST_METHOD"] = "GET"
            for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
                again.pop(name, None)
            again["wsgi.input"] = io.BytesIO()
        else:
            again["wsgi.input"].seek(0)
        return again

    def get(self, *args, **kwargs):
        return self.open(*args, method="GET", **kwargs)

    def post(self, *args, **kwargs):
        return self.open(*args, method="POST", **kwargs)

    def put(self, *args, **kwargs):
        return self.open(*args, method="PUT", **kwargs)

    def patch(self, *args, **kwargs):
        return self.open(*args, method="PATCH", **kwargs)

    def delete(self, *args, **kwargs):
        return self.open(*args, method="DELETE", **kwargs)

    def head(self, *args, **kwargs):
        return self.open(*args, method="HEAD", **kwargs)

    def options(self, *args, **kwargs):
        return self.open(*args, method="OPTIONS", **kwargs)


class ClientRedirectError(Exception):
    """Redirects that never end."""
