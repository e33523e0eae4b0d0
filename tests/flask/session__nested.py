"""A change inside a value is not noticed, unless one says so."""

from flask import Flask, session

app = Flask(__name__)
app.secret_key = "key"


@app.route("/start")
def start():
    session["basket"] = []
    return "started"


@app.route("/add/<what>")
def add(what):
    session["basket"].append(what)
    return str(session["basket"])


@app.route("/mark/<what>")
def mark(what):
    session["basket"].append(what)
    session.modified = True
    return str(session["basket"])


client = app.test_client()
for path in ("/start", "/add/a", "/add/b", "/mark/c", "/add/d", "/mark/e"):
    print(path, client.get(path).text)
