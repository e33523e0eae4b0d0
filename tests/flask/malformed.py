"""What our server answers to requests that make no sense or are too large, and to some hundred mangled ones.

This one is not compared with the real Flask: limits and refusals are a server's own. It fails by itself.
"""

import random
import socket

import _http
from flask import Flask, request
from show import serve

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def index():
    return f"{request.method} {len(request.get_data())}"


HOST = b"Host: here\r\n"
CASES = [
    (b"GET / HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    (b"\r\nGET / HTTP/1.0\r\n\r\n", 200),
    (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\n\r\nabc", 200),
    (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 200),
    (b"GET http://here/ HTTP/1.1\r\n" + HOST + b"\r\n", 200),
    (b"GET /\r\n\r\n", 400),
    (b"GET / HTTP/x.1\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400),
    (b"GET nowhere HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nbad name: x\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
    (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
    (b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip\r\n\r\n", 501),
    (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 99999999999\r\n\r\n", 413),
    (b"GET /" + b"x" * 9000 + b" HTTP/1.1\r\n\r\n", 414),
    (b"GET / HTTP/1.1\r\nX: " + b"x" * 9000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 101 + b"\r\n", 431),
    (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20000, 431),
    (b"BREW / HTTP/1.1\r\n" + HOST + b"\r\n", 501),
    (b"GET / HTTP/2.0\r\n" + HOST + b"\r\n", 505),
]


def ask(data):
    """The status that the server answers; None if it closes the connection without one."""
    with socket.create_connection(("127.0.0.1", server.server_port)) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        heard = b""
        while True:
            more = line.recv(4096)
            if not more:
                break
            heard += more
    if not heard:
        return None
    status, _, _ = _http.parse_response(heard.partition(b"\r\n\r\n")[0])
    return status


address, server = serve(app)
for data, wanted in CASES:
    found = ask(data)
    if found != wanted:
        raise AssertionError(f"{data[:60]!r}: {found}, not {wanted}")
for data in (b"", b"GET", b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nab"):
    if ask(data) is not None:
        raise AssertionError(f"{data!r} was answered")

dice = random.Random(7)
seen = set()
for _ in range(300):
    data = dice.choice(CASES[:17])[0]
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(data))
        data = data[:place] + bytes([dice.randrange(256)]) * dice.randint(0, 2) + data[place + dice.randint(0, 2) :]
    seen.add(ask(data))
if not seen <= {None, 200, 400, 404, 405, 413, 414, 431, 501, 505}:
    raise AssertionError(f"unexpected answers: {seen}")
server.shutdown()
print("all refused as they should be")
