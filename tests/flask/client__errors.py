"""What goes wrong: addresses, servers that are not there, time, status codes."""

import threading

import requests
from flask import Flask, abort
from show import serve

app = Flask(__name__)
gate = threading.Event()


@app.route("/slow")
def slow():
    gate.wait()
    return "at last"


@app.route("/<int:code>")
def fail(code):
    abort(code)


address, server = serve(app)
port = str(server.server_port)
server_down = "http://127.0.0.1:1/x?y=1"
CALLS = [
    lambda: requests.get(address + "/slow", timeout=0.05),
    lambda: requests.get(address + "/slow", timeout=(1, 0.05)),
    lambda: requests.get(server_down),
    lambda: requests.get("http://localhost:1/nobody"),
    lambda: requests.get(address + "/404").raise_for_status(),
    lambda: requests.get(address + "/503").raise_for_status(),
    lambda: requests.get("no-scheme/path"),
    lambda: requests.get("/path"),
    lambda: requests.get("ftp://localhost/"),
    lambda: requests.get("http:///path"),
    lambda: requests.get(""),
    lambda: requests.post(address + "/404", json={"x": float("nan")}),
]
for call in CALLS:
    try:
        print(call())
    except requests.RequestException as error:
        kinds = [kind.__name__ for kind in (requests.Timeout, requests.ConnectionError, requests.HTTPError, ValueError, OSError) if isinstance(error, kind)]
        print(type(error).__name__, kinds, str(error).replace(port, "PORT"))
try:
    requests.get(address + "/404").raise_for_status()
except requests.HTTPError as error:
    print(error.response.status_code, error.request.method, error.response.reason)
print(requests.get(address + "/404").raise_for_status.__name__, requests.codes.not_found, requests.codes.ok, requests.codes.teapot)
gate.set()
server.shutdown()
