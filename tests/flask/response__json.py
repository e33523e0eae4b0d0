"""How JSON is written: sorted keys, no spaces, dates and numbers with decimals."""

import dataclasses
import datetime
import decimal
import uuid

from flask import Flask, jsonify
from show import show

app = Flask(__name__)


@dataclasses.dataclass
class Point:
    x: int
    y: int


@app.route("/all")
def everything():
    return jsonify(
        moment=datetime.datetime(2024, 5, 17, 12, 30, 1),
        day=datetime.date(2024, 2, 29),
        price=decimal.Decimal("1.50"),
        id=uuid.UUID(int=1),
        point=Point(1, 2),
        text="é <b> & 'q' \"d\"",
        nothing=None,
        truth=True,
        number=1.0,
        nested={"z": {"b": 1, "a": 2}},
    )


@app.route("/list")
def several():
    return jsonify(1, 2, 3)


@app.route("/one")
def one():
    return jsonify([1, 2])


@app.route("/empty")
def empty():
    return jsonify()


@app.route("/both")
def both():
    return jsonify(1, a=2)


client = app.test_client()
for path in ("/all", "/list", "/one", "/empty"):
    show(client.get(path))
print(client.get("/all").json["nested"], client.get("/one").get_json())
app.testing = True
try:
    client.get("/both")
except TypeError as error:
    print(error)
app.json.sort_keys = False
app.json.ensure_ascii = False
show(client.get("/all"))
app.json.compact = False
show(client.get("/all"))
