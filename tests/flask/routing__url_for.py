"""From endpoints back to addresses."""

from flask import Flask, url_for

app = Flask(__name__)


@app.route("/")
def index():
    return ""


@app.route("/user/<name>/<int:number>")
def user(name, number):
    return ""


@app.route("/file/<path:name>")
def file(name):
    return ""


with app.test_request_context("/user/x/1"):
    print(url_for("index"))
    print(url_for("user", name="ada", number=3))
    print(url_for("user", name="a b/ü?", number=3, q="x y", more=[1, 2], nothing=None))
    print(url_for("file", name="a/b c.txt"))
    print(url_for("index", _external=True))
    print(url_for("index", _scheme="https", _external=True))
    print(url_for("index", _anchor="the end"))
    print(url_for("static", filename="style.css"))
    for values in ({"name": "ada"}, {"name": "ada", "number": "x"}):
        try:
            print(url_for("user", **values))
        except Exception as error:
            print(type(error).__name__, error)
    for endpoint in ("indx", "users"):
        try:
            print(url_for(endpoint))
        except Exception as error:
            print(type(error).__name__, error)
try:
    url_for("index")
except RuntimeError as error:
    print(error)
with app.app_context():
    try:
        url_for("index")
    except RuntimeError as error:
        print(error)
