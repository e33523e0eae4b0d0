"""JSON in answers, and answers that are none."""

import requests
from flask import Flask, jsonify
from show import serve

app = Flask(__name__)
ANSWERS = {"dict": {"a": [1, 2.5, None, True], "b": "é"}, "list": [1, 2], "text": "hello", "empty": "", "broken": "{'a': 1}"}


@app.route("/<name>")
def answer(name):
    found = ANSWERS[name]
    return jsonify(found) if not isinstance(found, str) else found


address, server = serve(app)
for name in ANSWERS:
    try:
        print(name, requests.get(f"{address}/{name}").json())
    except requests.JSONDecodeError as error:
        print(name, type(error).__name__, error, isinstance(error, ValueError))
server.shutdown()
