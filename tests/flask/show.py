"""Printing responses, and serving an application to `requests`."""

import logging
import threading

from werkzeug.serving import make_server

_CHANGING = ("date", "server", "connection")


def _header(name, value):
    if name.lower() == "set-cookie":
        pair, _, rest = value.partition(";")
        cookie, _, content = pair.partition("=")
        # A session is its data, a moment and a signature; only the data is the same in every run.
        shown = content.split(".")[0] if cookie == "session" else content
        attributes = [part for part in rest.split("; ") if "xpires=" not in part]
        return f"{cookie}={shown};{'; '.join(attributes)}"
    if name.lower() == "allow":
        return ", ".join(sorted(value.split(", ")))
    return value


def show(response, *, body=True):
    """Print a response of a test client or of requests."""
    status = response.status if hasattr(response, "status") else f"{response.status_code} {response.reason}"
    print(status)
    for name, value in sorted(response.headers.items()):
        if name.lower() not in _CHANGING:
            print(f"  {name}: {_header(name, value)}")
    if body:
        print(f"  {response.text!r}")


def serve(app):
    """Serve an application with a thread for each request; gives the address and the server."""
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL + 1)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}", server
