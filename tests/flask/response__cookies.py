"""Cookies handed out and taken back."""

from flask import Flask, make_response, request
from show import show

app = Flask(__name__)


@app.route("/set")
def put():
    response = make_response("set")
    response.set_cookie("plain", "value")
    response.set_cookie("odd", "a b; c, \"d\" é")
    response.set_cookie("all", "x", max_age=60, path="/here", secure=True, httponly=True, samesite="Lax")
    response.set_cookie("old", "y", domain="localhost")
    return response


@app.route("/read")
@app.route("/here/read")
def read():
    return dict(request.cookies)


@app.route("/drop")
def drop():
    response = make_response("dropped")
    response.delete_cookie("plain")
    return response


client = app.test_client()
show(client.get("/set"))
show(client.get("/read"))
show(client.get("/here/read"))
show(client.get("/drop"))
show(client.get("/read"))
print(client.get_cookie("odd").decoded_value, client.get_cookie("plain"))
show(app.test_client(use_cookies=False).get("/read"))
