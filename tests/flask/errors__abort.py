"""Ending a view with an error."""

from flask import Flask, Response, abort, jsonify, make_response
from show import show

app = Flask(__name__)


@app.route("/<int:code>")
def fail(code):
    abort(code)


@app.route("/why")
def why():
    abort(400, "name is <missing>")


@app.route("/named")
def named():
    abort(404, description="no such 'thing' & more")


@app.route("/whole")
def whole():
    abort(make_response(jsonify(error="whole"), 409))


client = app.test_client()
for code in (400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 429, 500, 503):
    show(client.get(f"/{code}"))
for path in ("/why", "/named", "/whole"):
    show(client.get(path))
app.testing = True
try:
    client.get("/299")
except LookupError as error:
    print(error)
