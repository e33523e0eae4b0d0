"""Everything a view may return."""

from flask import Flask, Response, jsonify, make_response
from show import show

app = Flask(__name__)


class Mine(Response):
    default_mimetype = "text/plain"


ANSWERS = {
    "text": "text é",
    "bytes": b"bytes",
    "dict": {"b": 1, "a": [1, 2]},
    "list": [1, "two", None],
    "status": ("made", 201),
    "headers": ("named", {"X-One": "1"}),
    "both": ("both", 202, {"X-One": "1", "Content-Type": "text/plain"}),
    "pairs": ("pairs", [("X-One", "1"), ("X-Two", "2")]),
    "status text": ("teapot", "418 SHORT AND STOUT"),
    "dict and status": ({"error": "no"}, 422),
    "empty": ("", 204),
    "response": Response("made by hand", 200, {"X-Hand": "yes"}, "text/csv"),
    "response and status": (Response("changed"), 404),
    "json": lambda: (jsonify(a=1), 201),
    "made": lambda: make_response("made", 203),
    "own class": Mine("plain"),
    "generator": lambda: (f"{number} " for number in range(3)),
}


@app.route("/<name>")
def answer(name):
    found = ANSWERS[name]
    return found() if callable(found) and not isinstance(found, Response) else found


client = app.test_client()
for name in ANSWERS:
    print(name)
    show(client.get(f"/{name}"))
