"""Prefixes with variables."""

from flask import Blueprint, Flask, g
from show import show

users = Blueprint("users", __name__, url_prefix="/<user>")


@users.url_value_preprocessor
def take(endpoint, values):
    g.user = values.pop("user")


@users.route("/profile")
def profile():
    return f"profile of {g.user}"


@users.route("/post/<int:number>")
def post(number):
    return f"post {number} of {g.user}"


app = Flask(__name__)
app.register_blueprint(users)
client = app.test_client()
show(client.get("/ada/profile"))
show(client.get("/bob/post/4"))
