"""Classes of one's own that are HTTP errors."""

from flask import Flask, abort
from show import show
from werkzeug.exceptions import BadRequest, HTTPException, Unauthorized, default_exceptions

app = Flask(__name__)


class OutOfTea(HTTPException):
    code = 419
    description = "There is no tea <left>."


@app.route("/tea")
def tea():
    raise OutOfTea()


@app.route("/bad")
def bad():
    raise BadRequest("three\nlines\nhere")


@app.route("/who")
def who():
    raise Unauthorized(www_authenticate=("Basic realm=x",))


try:
    app.register_error_handler(999, tea)
except ValueError as error:
    print(error)
client = app.test_client()
for path in ("/tea", "/bad", "/who"):
    show(client.get(path))
print(OutOfTea(), repr(OutOfTea()), OutOfTea().name)
print(sorted(default_exceptions))
