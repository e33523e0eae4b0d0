"""Blueprints inside blueprints."""

from flask import Blueprint, Flask, request, url_for
from show import show

outer = Blueprint("outer", __name__, url_prefix="/outer")
inner = Blueprint("inner", __name__, url_prefix="/inner")


@outer.before_request
def outer_before():
    print("outer before")


@inner.before_request
def inner_before():
    print("inner before")


@inner.route("/page")
def page():
    return f"{request.endpoint} {request.blueprint} {request.blueprints} {url_for('.page')}"


@outer.route("/page")
def outer_page():
    return url_for("outer.inner.page")


outer.register_blueprint(inner)
app = Flask(__name__)
app.register_blueprint(outer)
client = app.test_client()
show(client.get("/outer/inner/page"))
show(client.get("/outer/page"))
