"""Sending forms, JSON, text and files."""

import io

import requests
from flask import Flask, jsonify, request
from show import serve, show

app = Flask(__name__)


@app.route("/", methods=["POST", "PUT", "PATCH", "DELETE"])
def index():
    kind = (request.content_type or "none").split(";")[0]
    files = {name: [file.filename, file.read().decode()] for name, file in request.files.items()}
    return jsonify(
        method=request.method, kind=kind, form=request.form.to_dict(flat=False), json=request.get_json(silent=True), files=files,
        text="" if files else request.get_data(as_text=True),
    )


address, server = serve(app)
show(requests.post(address, data={"name": "ada", "tags": ["a", "b"], "é": "ü &="}))
show(requests.post(address, data=[("a", "1"), ("a", "2")]))
show(requests.post(address, json={"a": [1, None], "b": "é"}))
show(requests.post(address, data="text"))
show(requests.post(address, data=b"bytes", headers={"Content-Type": "text/plain"}))
show(requests.post(address))
show(requests.put(address, data={"a": 1}))
show(requests.patch(address, json=[1]))
show(requests.delete(address))
show(requests.post(address, files={"file": ("a.txt", io.BytesIO(b"inside")), "other": ("b.csv", "1,2", "text/csv")}, data={"note": "n"}))
show(requests.request("PUT", address, data={"b": 2}))
server.shutdown()
