"""Hooks that see and give the values of addresses."""

from flask import Flask, g, url_for
from show import show

app = Flask(__name__)


@app.url_value_preprocessor
def take_language(endpoint, values):
    g.language = values.pop("language", None) if values else None


@app.url_defaults
def add_language(endpoint, values):
    if "language" in values or not g.get("language"):
        return
    if app.url_map.is_endpoint_expecting(endpoint, "language"):
        values["language"] = g.language


@app.route("/<language>/")
def index():
    return f"{g.language} {url_for('about')}"


@app.route("/<language>/about")
def about():
    return f"about in {g.language}"


client = app.test_client()
show(client.get("/de/"))
show(client.get("/de/about"))
