"""A view that answers OPTIONS itself."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/", methods=["GET", "OPTIONS"])
def index():
    return request.method, {"X-Own": "yes"}


client = app.test_client()
show(client.options("/"))
show(client.get("/"))
show(client.post("/"))
