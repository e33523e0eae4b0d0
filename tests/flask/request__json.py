"""JSON that is right, wrong, missing or not called JSON."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/", methods=["POST"])
def index():
    return {"is": request.is_json, "got": request.json}


@app.route("/silent", methods=["POST"])
def silent():
    return {"got": request.get_json(silent=True)}


@app.route("/force", methods=["POST"])
def force():
    return {"got": request.get_json(force=True)}


client = app.test_client()
for path in ("/", "/silent", "/force"):
    print(path)
    show(client.post(path, json={"a": [1, None, True, "é"], "b": {}}))
    show(client.post(path, data='{"a": 1}'))
    show(client.post(path, data="{oh", content_type="application/json"))
    show(client.post(path, data="[1]", content_type="application/vnd.api+json"))
    show(client.post(path, content_type="application/json"))
