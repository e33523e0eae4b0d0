"""A function for the response of this request alone."""

from flask import Flask, after_this_request
from show import show

app = Flask(__name__)


@app.route("/a")
def a():
    @after_this_request
    def mark(response):
        response.headers["X-Mark"] = "a"
        return response

    return "a"


@app.route("/b")
def b():
    return "b"


client = app.test_client()
show(client.get("/a"))
show(client.get("/b"))
