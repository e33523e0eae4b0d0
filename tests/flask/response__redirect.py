"""Redirects, with each of their codes."""

from flask import Flask, redirect, request, url_for
from show import show

app = Flask(__name__)


@app.route("/to/<int:code>", methods=["GET", "POST"])
def to(code):
    return redirect(url_for("target", why="a&b"), code)


@app.route("/target", methods=["GET", "POST"])
def target():
    return f"{request.method} {request.args} {request.form}"


@app.route("/away")
def away():
    return redirect("https://example.org/ü?q=<b>")


client = app.test_client()
for code in (301, 302, 303, 307, 308):
    show(client.get(f"/to/{code}"))
    response = client.post(f"/to/{code}", data={"k": "v"}, follow_redirects=True)
    print(response.text, [step.status_code for step in response.history], response.request.path)
show(client.get("/away"))
