"""Settings that a session keeps."""

import requests
from flask import Flask, jsonify, request
from show import serve

app = Flask(__name__)


@app.route("/")
def index():
    who = request.authorization
    return jsonify(a=request.headers.get("X-A"), b=request.headers.get("X-B"), q=request.args, who=who and [who.username, who.password])


address, server = serve(app)
visit = requests.Session()
visit.headers.update({"X-A": "1"})
visit.params = {"k": "v"}
visit.auth = ("ada", "pass")
print(visit.get(address).json())
print(visit.get(address, headers={"X-B": "2", "X-A": None}, params={"l": "w"}, auth=("bob", "")).json())
print(visit.get(address, headers={"x-a": "other"}).json())
print(requests.get(address, auth=requests.auth.HTTPBasicAuth("cy", "é")).json())
print(requests.get(address.replace("//", "//user:word@")).json())
server.shutdown()
