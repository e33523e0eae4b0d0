"""`g` is new for each request."""

from flask import Flask, g
from show import show

app = Flask(__name__)


@app.route("/")
def index():
    g.count = g.get("count", 0) + 1
    g.setdefault("other", []).append(1)
    return f"{g.count} {'count' in g} {sorted(g)} {g.pop('other')} {g.get('other', 'gone')} {g!r}"


client = app.test_client()
show(client.get("/"))
show(client.get("/"))
with app.app_context():
    g.x = 1
    print(g.x, hasattr(g, "y"))
    with app.app_context():
        print(hasattr(g, "x"))
    try:
        g.y
    except AttributeError as error:
        print(error)
    try:
        g.pop("y")
    except KeyError as error:
        print(repr(error))
