"""Asking a server with `urllib.request`."""

import json
import urllib.error
import urllib.parse
import urllib.request

from flask import Flask, jsonify, redirect, request
from show import serve

app = Flask(__name__)


@app.route("/echo", methods=["GET", "POST", "PUT"])
def echo():
    return jsonify(
        method=request.method, args=request.args, form=request.form, agent=request.headers["User-Agent"],
        mine=request.headers.get("X-Mine"), kind=request.content_type, json=request.get_json(silent=True),
    )


@app.route("/away")
def away():
    return redirect("/echo?from=away")


@app.route("/lines")
def lines():
    return "one\ntwo\nthree"


address, server = serve(app)
with urllib.request.urlopen(address + "/echo?a=1") as response:
    print(response.status, response.reason, response.headers["content-type"], response.getheader("X-None", "none"), response.headers.get_content_charset())
    print(json.loads(response.read()), response.geturl().replace(address, ""), response.read())
form = urllib.parse.urlencode({"k": "v w"}).encode()
print(json.load(urllib.request.urlopen(address + "/echo", data=form)))
asked = urllib.request.Request(address + "/echo", b'{"a": 1}', {"X-mine": "1", "Content-Type": "application/json"}, method="PUT")
print(asked.get_method(), asked.get_header("X-mine"), asked.has_header("Content-type"), asked.host == address[7:], asked.selector)
print(json.load(urllib.request.urlopen(asked)))
print(json.load(urllib.request.urlopen(address + "/away"))["args"])
print([line for line in urllib.request.urlopen(address + "/lines")], urllib.request.urlopen(address + "/lines").read(3))
for wrong in (address + "/nowhere", "http://127.0.0.1:1/", "nothing"):
    try:
        urllib.request.urlopen(wrong)
    except urllib.error.HTTPError as error:
        print(error.code, error, error.reason, len(error.read()) > 50, error.headers["Content-Type"])
    except urllib.error.URLError as error:
        print(error, type(error.reason).__name__)
    except ValueError as error:
        print(error)
server.shutdown()
