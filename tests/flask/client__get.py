"""Asking a server with `requests`: addresses, values, headers."""

import requests
from flask import Flask, jsonify, request
from show import serve, show

app = Flask(__name__)


@app.route("/")
def index():
    return "Grüße"


@app.route("/echo")
def echo():
    names = ("X-Mine", "Accept", "User-Agent", "Content-Type", "Content-Length")
    return jsonify(args=request.args.to_dict(flat=False), headers={name: request.headers.get(name) for name in names})


address, server = serve(app)
show(requests.get(address))
show(requests.get(address + "/"))
show(requests.get(address + "/echo", params={"a": "x y", "b": [1, 2], "c": None, "é": "ü&"}))
show(requests.get(address + "/echo?z=0", params=[("a", "1"), ("a", "2")], headers={"X-Mine": "yes", "User-Agent": "me"}))
show(requests.get(address + "/nowhere"))
show(requests.head(address))
show(requests.options(address))
response = requests.get(address)
print(response, response.ok, bool(response), response.encoding, response.content, response.text, response.url == address + "/")
print(response.headers["content-type"], "CONTENT-TYPE" in response.headers, response.headers.get("x-none"), response.request.method)
print(requests.get(address + "/nowhere").ok, response.elapsed.total_seconds() > 0, response.history, response.is_redirect)
server.shutdown()
