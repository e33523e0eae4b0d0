"""Error handlers by code and by class, the closest class first."""

from flask import Flask, abort, jsonify
from show import show
from werkzeug.exceptions import HTTPException, NotFound

app = Flask(__name__)


class TooPoor(Exception):
    pass


class Broke(TooPoor):
    pass


@app.errorhandler(404)
def missing(error):
    return f"missing: {error.description[:20]}", 404


@app.errorhandler(HTTPException)
def other_http(error):
    return jsonify(code=error.code, name=error.name), error.code


@app.errorhandler(TooPoor)
def poor(error):
    return f"poor: {error} {type(error).__name__}", 402


@app.errorhandler(ZeroDivisionError)
def zero(error):
    return f"zero: {error}"


@app.route("/broke")
def broke():
    raise Broke("no money")


@app.route("/zero")
def divide():
    return 1 / 0


@app.route("/forbidden")
def forbidden():
    abort(403)


@app.route("/not-found")
def not_found():
    raise NotFound("gone for good")


client = app.test_client()
for path in ("/broke", "/zero", "/forbidden", "/not-found", "/nowhere"):
    show(client.get(path))
show(client.post("/zero"))
