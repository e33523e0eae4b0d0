"""Rules without and with variables: the fixed ones come first."""

from flask import Flask
from show import show

app = Flask(__name__)


@app.route("/")
def index():
    return "index"


@app.route("/user/<name>")
def user(name):
    return f"user {name}"


@app.route("/user/me")
def me():
    return "it is me"


@app.route("/user/<name>/posts/<int:number>")
def post(name, number):
    return f"{name} {number + 1}"


client = app.test_client()
for path in ("/", "/user/ada", "/user/me", "/user/ada/posts/7", "/user/ada/posts/x", "/user", "/nowhere"):
    print(path)
    show(client.get(path))
