"""A session is kept in a cookie."""

from flask import Flask, session
from show import show

app = Flask(__name__)
app.secret_key = "a secret"


@app.route("/")
def index():
    session["visits"] = session.get("visits", 0) + 1
    return f"visit {session['visits']}"


@app.route("/read")
def read():
    return f"{session.get('visits')} {'visits' in session} {session.new} {session.permanent}"


@app.route("/none")
def none():
    return "not asked"


@app.route("/drop")
def drop():
    session.pop("visits", None)
    return "dropped"


@app.route("/clear")
def clear():
    session.clear()
    return "cleared"


client = app.test_client()
for path in ("/", "/", "/read", "/none", "/drop", "/read", "/", "/clear", "/read"):
    print(path)
    show(client.get(path))
show(app.test_client().get("/read"))
