"""Hooks before and after a view, in their order."""

from flask import Flask, g, request
from show import show

app = Flask(__name__)


@app.before_request
def first():
    print("before 1", request.endpoint)
    g.steps = ["first"]


@app.before_request
def second():
    print("before 2")
    if request.args.get("stop"):
        return "stopped", 403


@app.after_request
def after_one(response):
    print("after 1", response.status_code)
    response.headers["X-Steps"] = ",".join(g.steps)
    return response


@app.after_request
def after_two(response):
    print("after 2")
    g.steps.append("two")
    return response


@app.teardown_request
def over_one(error):
    print("teardown 1", error)


@app.teardown_request
def over_two(error):
    print("teardown 2", error)


@app.teardown_appcontext
def app_over(error):
    print("app teardown", error)


@app.route("/")
def index():
    print("view")
    g.steps.append("view")
    return "index"


@app.route("/fail")
def fail():
    raise ValueError("failed")


app.logger.disabled = True
client = app.test_client()
for path in ("/", "/?stop=1", "/nowhere", "/fail"):
    print(path)
    show(client.get(path))
