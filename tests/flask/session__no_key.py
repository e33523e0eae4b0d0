"""Without a secret key there is no session to write into."""

from flask import Flask, session
from show import show

app = Flask(__name__)
app.testing = True


@app.route("/read")
def read():
    return str(session.get("x"))


@app.route("/write")
def write():
    session["x"] = 1
    return "written"


client = app.test_client()
show(client.get("/read"))
try:
    client.get("/write")
except RuntimeError as error:
    print(error)
