"""A small web server: it takes connections and gives each request a thread of its own.

This is the picture of the lecture in eighty lines: `serve_forever` is the listener, `_answer` is what the
thread of a request does, and the application it calls is the program's.
"""

import io
import logging
import socket
import sys
import threading
import time
from urllib.parse import unquote

import _http
import _server

_SOFTWARE = "Werkzeug/3.1.9 Python/3.11"
_log = logging.getLogger("werkzeug")


class BaseWSGIServer:
    """A server for one application at one address."""

    multithread = False
    multiprocess = False

    def __init__(self, host, port, app):
        self.app = app
        self.host = host
        self.socket = socket.socket()
        self.socket.bind((host, port))
        self.socket.listen()
        self.port = self.server_port = self.socket.getsockname()[1]
        self.server_address = (host, self.port)
        self._stopped = threading.Event()
        self._serving = threading.Event()

    def serve_forever(self, poll_interval=0.5):
        """Takes one connection after the other until `shutdown`."""
        self._serving.set()
        try:
            while True:
                self._take(self.socket.accept()[0])
        except OSError:
            # The socket was closed: `shutdown` ends the server.
            return
        finally:
            self._stopped.set()

    def _take(self, connection):
        """One thread for everybody: the next client waits until this one is served."""
        self._answer(connection)

    def shutdown(self):
        """Ends `serve_forever` and waits until it has ended."""
        self.server_close()
        if self._serving.is_set():
            self._stopped.wait()

    def server_close(self):
        """Gives the address back; whoever waits in `accept` is told."""
        if self.socket.fileno() >= 0:
            self.socket.shutdown(socket.SHUT_RDWR)
            self.socket.close()

    def handle_request(self):
        """Takes and serves one connection."""
        self._take(self.socket.accept()[0])

    def _answer(self, connection):
        """Reads a request, calls the application and sends what it answers."""
        with connection:
            try:
                reader = _http.Reader(connection.recv)
                method, target, version, headers = _http.parse_request(reader.head())
                body = reader.body(_http.body_length(headers))
                self._respond(connection, method, target, version, headers, body)
            except _http.HttpError as refusal:
                _log.error(f"{connection.getpeername()[0]} - - [{_moment()}] code {refusal.status}, message {refusal.why}")
                _try_to_send(connection, _http.error_response(refusal.status, refusal.why, _SOFTWARE))
            except (_http.Closed, ConnectionError, TimeoutError):
                # The client has gone; nobody is left to answer.
                return

    def _respond(self, connection, method, target, version, headers, body):
        environ = make_environ(self, connection, method, target, version, headers, body)
        sent = []
        begun = []

        def start_response(status, response_headers, error=None):
            if sent and error is not None:
                raise error[1]
            begun[:] = [status, response_headers]

        def send_head():
            status, response_headers = begun
            named = {name.lower() for name, _ in response_headers}
            more = []
            if "server" not in named:
                more.append(("Server", _SOFTWARE))
            if "date" not in named:
                from werkzeug.http import http_date

                more.append(("Date", http_date()))
            in_chunks = "content-length" not in named and method != "HEAD" and not status.startswith(("1", "204", "304"))
            last = [("Transfer-Encoding", "chunked")] if in_chunks and version == "HTTP/1.1" else []
            connection.sendall(_http.response_head(status, [*more, *response_headers, *last, ("Connection", "close")]))
            sent.append("chunked" if last else "plain")

        pieces = None
        try:
            pieces = self.app(environ, start_response)
            for piece in pieces:
                if not sent:
                    send_head()
                if piece:
                    connection.sendall(_framed(piece, sent[0]))
            if not sent:
                send_head()
            if sent[0] == "chunked":
                connection.sendall(b"0\r\n\r\n")
        except (ConnectionError, TimeoutError):
            raise
        except Exception:
            _log.error("Error on request:", exc_info=True)
            if not sent:
                begun[:] = ["500 INTERNAL SERVER ERROR", []]
                _try_to_send(connection, _http.error_response(500, "The application failed.", _SOFTWARE))
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        status = begun[0].partition(" ")[0] if begun else "500"
        _log.info(f'{connection.getpeername()[0]} - - [{_moment()}] "{method} {target} {version}" {status} -')


def _framed(piece, how):
    return f"{len(piece):x}\r\n".encode() + piece + b"\r\n" if how == "chunked" else piece


def _try_to_send(connection, data):
    try:
        connection.sendall(data)
    except OSError:
        return


def _moment():
    return time.strftime("%d/%b/%Y %H:%M:%S")


class ThreadedWSGIServer(BaseWSGIServer):
    """The same server with a thread for each request."""

    multithread = True

    def _take(self, connection):
        threading.Thread(target=self._answer, args=(connection,), daemon=True).start()


def make_environ(server, connection, method, target, version, headers, body):
    """WSGI's environ for a request that came over a connection."""
    if "://" in target:
        target = "/" + target.partition("://")[2].partition("/")[2]
    path, _, query = target.partition("?")
    environ = {
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": server.multithread,
        "wsgi.multiprocess": server.multiprocess,
        "wsgi.run_once": False,
        "SERVER_SOFTWARE": _SOFTWARE,
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(path).encode().decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": target,
        "RAW_URI": target,
        "REMOTE_ADDR": connection.getpeername()[0],
        "REMOTE_PORT": connection.getpeername()[1],
        "SERVER_NAME": server.host,
        "SERVER_PORT": str(server.port),
        "SERVER_PROTOCOL": version,
    }
    for name, value in headers:
        key = name.upper().replace("-", "_")
        if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            key = f"HTTP_{key}"
            if key in environ:
                value = f"{environ[key]},{value}"
        environ[key] = value
    if body and "CONTENT_LENGTH" not in environ:
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def make_server(host, port, app, threaded=False, processes=1, request_handler=None, passthrough_errors=False, ssl_context=None, fd=None):
    """A server that already listens; `serve_forever` sets it to work."""
    if ssl_context is not None:
        raise RuntimeError("there is no TLS here: connections stay inside the program")
    if processes > 1:
        raise RuntimeError("this server has one process; several are the server's that the page configures")
    return (ThreadedWSGIServer if threaded else BaseWSGIServer)(host, port, app)


def run_simple(hostname, port, application, use_reloader=False, use_debugger=False, use_evalex=True, extra_files=None, threaded=False, processes=1, ssl_context=None, **options):
    """Serves an application until the program is stopped."""
    serve = _server.replacement()
    if serve is not None:
        serve(application, hostname, port, {"threaded": threaded, "processes": processes})
        return
    server = make_server(hostname, port, application, threaded, processes, ssl_context=ssl_context)
    if _log.level == logging.NOTSET:
        _log.setLevel(logging.INFO)
    if not _log.hasHandlers():
        _log.addHandler(logging.StreamHandler())
    _log.info(
        "WARNING: This is a development server. Do not use it in a production deployment."
        f" Use a production WSGI server instead.\n * Running on http://{hostname}:{server.port}"
    )
    _log.info("Press CTRL+C to quit")
    try:
        server.serve_forever()
    finally:
        server.server_close()
