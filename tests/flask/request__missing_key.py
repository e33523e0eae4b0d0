"""A key that the client did not send is a bad request."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def index():
    return request.form["name"] if request.method == "POST" else request.args["name"]


client = app.test_client()
show(client.get("/"))
show(client.get("/?name=ada"))
show(client.post("/", data={"nam": "ada"}))
app.debug = True
show(client.get("/?name=ada"))
