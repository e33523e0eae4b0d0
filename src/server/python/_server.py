"""The program's side of the server: the parent process, its children, and the threads that serve.

`app.run()` comes here. The parent does what the server orders: it forks children or starts threads. Each
thread asks for a request, calls the application as any WSGI server does, and asks again.
"""

import os
import sys
import threading
import traceback

from _listener import server


def replacement():
    """The function that serves in the plain server's place."""
    return _serve


def take_over(serve):
    raise RuntimeError("this server has taken over already")


class _ErrorLog:
    """Standard error of a server: its error log, which takes whole lines."""

    encoding = "utf-8"
    closed = False

    def __init__(self):
        self._begun = threading.local()

    def write(self, text):
        text = getattr(self._begun, "text", "") + text
        lines, end, self._begun.text = text.rpartition("\n")
        if end:
            server.log(lines)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        text = getattr(self._begun, "text", "")
        if text:
            self._begun.text = ""
            server.log(text)

    def isatty(self):
        return False


_errors = _ErrorLog()


class _Place:
    """What an application is told about the server."""

    def __init__(self, application, host, port, processes):
        self.application = application
        self.host = host
        self.port = port
        self.multithread = True
        self.multiprocess = processes


class _Client:
    """What is left of a connection once its request has been read."""

    def __init__(self, address):
        self._address = address

    def getpeername(self):
        return (self._address, 0)


def _serve(application, host, port, options):
    """The parent process: does what the server orders until it is told to leave."""
    place = _Place(application, host, port, False)
    server.start(os.getpid())
    while True:
        what, child, rest = server.order()
        if what == "fork":
            _fork(place, child)
        elif what == "thread":
            _start(place, child, rest)
        elif what == "kill":
            os.kill(rest, 9)
        else:
            return


def _fork(place, child):
    try:
        pid = os.fork()
    except OSError:
        server.could_not_start(child)
        return
    if pid:
        server.started(child, pid)
        return
    # From here on this is the child. It must not go back to the parent's loop, whatever happens.
    try:
        sys.stderr = _errors
        place.multiprocess = True
        server.started(child, os.getpid())
        for thread in [_start(place, child, cell) for cell in range(server.threads())]:
            thread.join()
    finally:
        os._exit(0)


def _start(place, child, cell):
    name = f"child {child + 1} thread {cell + 1}"
    thread = threading.Thread(target=_work, args=(place, child, cell), name=name, daemon=True)
    thread.start()
    return thread


def _work(place, child, cell):
    """A thread that serves: one request after the other, until there is nothing to do for it."""
    while True:
        given = server.ask(child, cell)
        if given is None:
            return
        _answer(place, child, cell, *given)


def _answer(place, child, cell, method, target, version, headers, body, address):
    from werkzeug.serving import make_environ

    begun = False
    announced = []

    def start_response(status, response_headers, error=None):
        if begun and error is not None:
            raise error[1]
        announced[:] = [status, response_headers]

    try:
        environ = make_environ(place, _Client(address), method, target, version, headers, body)
        environ["wsgi.errors"] = _errors
        pieces = place.application(environ, start_response)
        try:
            listens = True
            for piece in pieces:
                if not begun:
                    listens = server.begin(child, cell, *announced)
                    begun = True
                if not listens or not server.send(child, cell, piece):
                    break
            if not begun:
                server.begin(child, cell, *announced)
                begun = True
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        server.finish(child, cell, True)
    except BaseException:
        _errors.write(traceback.format_exc())
        if not begun:
            _apologize(child, cell)
        server.finish(child, cell, not begun)


_APOLOGY = b"""<!DOCTYPE html>
<html lang="en">
<head><title>500 Internal Server Error</title></head>
<body><h1>Internal Server Error</h1>
<p>The application failed; the error log says how.</p></body>
</html>
"""


def _apologize(child, cell):
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(_APOLOGY)))]
    if server.begin(child, cell, "500 Internal Server Error", headers):
        server.send(child, cell, _APOLOGY)
