"""What a session can keep: also tuples, bytes, moments, safe text."""

import datetime
import uuid

from flask import Flask, session
from markupsafe import Markup

app = Flask(__name__)
app.secret_key = "key"
VALUES = {
    "text": "é",
    "tuple": (1, (2, "x")),
    "bytes": b"\x00\xff",
    "id": uuid.UUID(int=7),
    "moment": datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc),
    "safe": Markup("<b>"),
    "list": [1, None, True, {"k": (1,)}],
}


@app.route("/put")
def put():
    session.update(VALUES)
    return "put"


@app.route("/get")
def get():
    for name in VALUES:
        print(name, repr(session[name]), session[name] == VALUES[name])
    return "got"


client = app.test_client()
client.get("/put")
client.get("/get")
