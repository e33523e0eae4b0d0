"""Cookies by hand, and a session that keeps them."""

import requests
from flask import Flask, jsonify, make_response, request, session
from show import serve, show

app = Flask(__name__)
app.secret_key = "key"


@app.route("/login/<name>", methods=["POST"])
def login(name):
    session["name"] = name
    response = make_response("in")
    response.set_cookie("taste", "sweet")
    response.set_cookie("deep", "x", path="/deep")
    return response


@app.route("/me")
@app.route("/deep/me")
def me():
    return jsonify(name=session.get("name"), taste=request.cookies.get("taste"), deep=request.cookies.get("deep"), mine=request.cookies.get("mine"))


@app.route("/logout")
def logout():
    session.clear()
    response = make_response("out")
    response.delete_cookie("taste")
    return response


address, server = serve(app)
answer = requests.post(address + "/login/ada")
print(sorted(answer.cookies.keys()), answer.cookies["taste"], answer.cookies.get("none"))
print(requests.get(address + "/me").json())
print(requests.get(address + "/me", cookies=answer.cookies).json())
print(requests.get(address + "/me", cookies={"mine": "1"}).json())
with requests.Session() as visit:
    visit.post(address + "/login/bob")
    print(visit.get(address + "/me").json())
    print(visit.get(address + "/deep/me", cookies={"mine": "2"}).json())
    print(visit.get(address + "/me").json(), sorted(visit.cookies.keys()))
    visit.get(address + "/logout")
    print(visit.get(address + "/me").json(), sorted(visit.cookies.keys()), len(visit.cookies))
    visit.cookies.set("mine", "3")
    print(visit.get(address + "/me").json(), visit.cookies.get_dict())
server.shutdown()
