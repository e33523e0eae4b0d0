"""Sending requests: one at a time, or in a session that keeps cookies."""

import socket
from time import perf_counter
from urllib.parse import urljoin, urlsplit

import _http
import _page_server
from requests import exceptions as failures
from requests.cookies import RequestsCookieJar, cookiejar_from_dict
from requests.models import Request, Response
from requests.structures import CaseInsensitiveDict
from werkzeug.http import parse_options_header

USER_AGENT = "python-requests/2.34.2"


def default_headers():
    """The headers of every request."""
    return CaseInsensitiveDict(
        {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", "Connection": "keep-alive"}
    )


def _merged(own, session):
    """Settings of one request over those of the session; None takes one away."""
    made = CaseInsensitiveDict(session or {})
    for name, value in (own or {}).items():
        if value is None:
            made.pop(name, None)
        else:
            made[name] = value
    return made


def _encoding(headers):
    kind, parameters = parse_options_header(headers.get("content-type", ""))
    if "charset" in parameters:
        return parameters["charset"].strip("'\"")
    if "text" in kind:
        return "ISO-8859-1"
    return "utf-8" if "application/json" in kind else None


class Session:
    """Several requests of one client: its cookies and its settings stay."""

    def __init__(self):
        self.headers = default_headers()
        self.auth = None
        self.params = {}
        self.verify = True
        self.cert = None
        self.proxies = {}
        self.hooks = {"response": []}
        self.stream = False
        self.trust_env = True
        self.max_redirects = 30
        self.cookies = RequestsCookieJar()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        """Nothing stays open between requests."""

    def prepare_request(self, request):
        """The request with the session's settings, ready to be sent."""
        cookies = self.cookies.copy()
        cookies.update(cookiejar_from_dict(request.cookies) if isinstance(request.cookies, dict) else request.cookies or {})
        params = request.params
        if self.params and not isinstance(params, (str, bytes)):
            params = {**dict(self.params), **dict(params or {})}
        made = Request(
            request.method.upper(), request.url, _merged(request.headers, self.headers), request.files, request.data,
            params, request.auth or self.auth, cookies, json=request.json,
        )
        return made.prepare()

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
        """Sends a request and waits for the answer."""
        asked = Request(method, url, headers, files, data, params, auth, cookies, json=json)
        prepared = self.prepare_request(asked)
        return self.send(prepared, timeout=timeout, allow_redirects=allow_redirects, stream=self.stream if stream is None else stream)

    def send(self, request, timeout=None, allow_redirects=True, stream=False, **others):
        """Sends a prepared request, and those that redirects ask for."""
        response = self._send_once(request, timeout)
        history = []
        while allow_redirects and response.is_redirect:
            response.content
            if len(history) >= self.max_redirects:
                raise failures.TooManyRedirects(f"Exceeded {self.max_redirects} redirects.", response=response)
            history.append(response)
            response = self._send_once(self._redirected(request, response), timeout)
            request = response.request
        response.history = history
        if not stream:
            self._read_all(response)
        return response

    def _read_all(self, response):
        try:
            response.content
        except TimeoutError:
            raise failures.ConnectionError(f"{_pool(response.request)}: Read timed out.", request=response.request) from None
        except (_http.HttpError, _http.Closed, ConnectionError) as error:
            raise failures.ChunkedEncodingError(f"Connection broken: {error}", request=response.request) from None

    def _redirected(self, request, response):
        """The request that a redirect asks for. What was sent is sent again only with 307 and 308."""
        made = request.copy()
        location = response.headers["location"].encode("latin-1").decode("utf-8", "replace")
        made.prepare_url(urljoin(response.url, location), None)
        status = response.status_code
        if (status == 303 and made.method != "HEAD") or (status == 302 and made.method != "HEAD"):
            made.method = "GET"
        elif status == 301 and made.method == "POST":
            made.method = "GET"
        if status not in (307, 308):
            for name in ("Content-Length", "Content-Type", "Transfer-Encoding"):
                made.headers.pop(name, None)
            made.body = None
        if urlsplit(request.url).netloc != urlsplit(made.url).netloc:
            made.headers.pop("Authorization", None)
        made.headers.pop("Cookie", None)
        made._cookies = made._cookies.copy()
        made._cookies.update(self.cookies)
        made._cookies.update(response.cookies)
        made.prepare_cookies()
        return made

    def _send_once(self, request, timeout):
        started = perf_counter()
        parts = urlsplit(request.url)
        if parts.scheme != "http":
            if parts.scheme == "https":
                raise failures.ConnectionError(_unreachable(request, "there is no TLS inside the program; try http://"), request=request)
            raise failures.InvalidSchema(f"No connection adapters were found for {request.url!r}")
        connect_timeout, read_timeout = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        connection = _connected(request, parts.hostname, parts.port or 80, connect_timeout)
        connection.settimeout(read_timeout)
        try:
            status, reason, headers, reader = _exchange(connection, request, parts)
        except TimeoutError:
            connection.close()
            raise failures.ReadTimeout(f"{_pool(request)}: Read timed out. (read timeout={read_timeout})", request=request) from None
        except (_http.HttpError, _http.Closed, BrokenPipeError, ConnectionResetError):
            connection.close()
            why = "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"
            raise failures.ConnectionError(why, request=request) from None
        except OSError as error:
            connection.close()
            raise _not_connected(request, parts.hostname, parts.port or 80, error) from None
        response = Response()
        response.status_code, response.reason, response.request, response.url = status, reason, request, request.url
        for name, value in headers:
            old = response.headers.get(name)
            response.headers[name] = value if old is None else f"{old}, {value}"
        response.encoding = _encoding(response.headers)
        handed_out = [value for name, value in headers if name.lower() == "set-cookie"]
        for jar in (response.cookies, self.cookies):
            jar.learn(parts.hostname, parts.path or "/", handed_out)
        response._pieces = _pieces(reader, request.method, status, headers)
        response._close = connection.close
        response._seconds = perf_counter() - started
        return response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


def session():
    """A session."""
    return Session()


def _pool(request):
    parts = urlsplit(request.url)
    kind = "HTTPSConnectionPool" if parts.scheme == "https" else "HTTPConnectionPool"
    return f"{kind}(host={parts.hostname!r}, port={parts.port or (443 if parts.scheme == 'https' else 80)})"


def _unreachable(request, why):
    return f"{_pool(request)}: Max retries exceeded with url: {request.path_url} (Caused by {why})"


def _connected(request, host, port, timeout):
    """A connection to the server, or the exception that says why there is none."""
    here = f"HTTPConnection(host={host!r}, port={port}): "
    try:
        return _page_server.connect((host, port), timeout)
    except socket.gaierror:
        why = f"NameResolutionError(\"{here}Failed to resolve {host!r}: only servers that run in this program or in the page can be reached\")"
        raise failures.ConnectionError(_unreachable(request, why), request=request) from None
    except TimeoutError:
        why = f"ConnectTimeoutError({here}Connection to {host} timed out. (connect timeout={timeout}))"
        raise failures.ConnectTimeout(_unreachable(request, why), request=request) from None
    except OSError as error:
        raise _not_connected(request, host, port, error) from None


def _not_connected(request, host, port, error):
    """The exception for a server that does not take connections."""
    here = f"HTTPConnection(host={host!r}, port={port}): "
    why = f'NewConnectionError("{here}Failed to establish a new connection: {error}")'
    return failures.ConnectionError(_unreachable(request, why), request=request)


def _exchange(connection, request, parts):
    """Sends the request and reads the head of the answer."""
    headers = [("Host", parts.netloc.rpartition("@")[2]), *request.headers.items()]
    connection.sendall(_http.request_head(request.method, request.path_url, headers))
    if request.body:
        connection.sendall(request.body.encode() if isinstance(request.body, str) else request.body)
    reader = _http.Reader(connection.recv)
    return *_http.parse_response(reader.head()), reader


def _pieces(reader, method, status, headers):
    """The body of the answer, as it arrives."""
    if method == "HEAD" or status in (204, 304) or 100 <= status < 200:
        return
    length = _http.body_length(headers)
    if length == "chunked":
        yield from reader.chunks()
    elif length is None:
        yield reader.rest()
    else:
        yield reader.body(length)
