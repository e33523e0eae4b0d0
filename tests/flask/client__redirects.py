"""Redirects, followed or not, and one that never ends."""

import requests
from flask import Flask, redirect, request
from show import serve, show

app = Flask(__name__)


@app.route("/<int:code>", methods=["GET", "POST", "PUT"])
def to(code):
    return redirect("/end?from=%d" % code, code)


@app.route("/end", methods=["GET", "POST", "PUT"])
def end():
    return f"{request.method} {request.args['from']} {request.form.to_dict()}"


@app.route("/chain/<int:left>")
def chain(left):
    return redirect(f"{left - 1}" if left else "/end?from=chain")


@app.route("/loop")
def loop():
    return redirect("/loop")


address, server = serve(app)
for code in (301, 302, 303, 307, 308):
    for method in ("GET", "POST", "PUT"):
        response = requests.request(method, f"{address}/{code}", data={"k": "v"} if method != "GET" else None)
        print(code, method, "->", response.text, [step.status_code for step in response.history])
response = requests.get(f"{address}/chain/3")
print(response.text, len(response.history), response.url.replace(address, ""))
response = requests.get(f"{address}/302", allow_redirects=False)
print(response.status_code, response.headers["Location"], response.is_redirect, response.is_permanent_redirect)
print(requests.head(f"{address}/302").status_code)
try:
    requests.get(f"{address}/loop")
except requests.TooManyRedirects as error:
    print(error, error.response.status_code)
server.shutdown()
