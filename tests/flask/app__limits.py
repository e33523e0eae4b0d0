"""A body that is larger than allowed."""

from flask import Flask, request
from show import show

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 20


@app.route("/", methods=["POST"])
def index():
    return str(len(request.form.get("text", "")))


client = app.test_client()
show(client.post("/", data={"text": "short"}))
show(client.post("/", data={"text": "much longer than that"}))
