"""Rules without decorators, and two views that want one endpoint."""

from flask import Flask
from show import show

app = Flask(__name__)


def one():
    return "one"


def other():
    return "other"


app.add_url_rule("/one", view_func=one)
app.add_url_rule("/other", "named", other, methods=["POST"])
app.add_url_rule("/again", "one", one)
try:
    app.add_url_rule("/wrong", "one", other)
except AssertionError as error:
    print(error)
try:
    app.route("no-slash")(other)
except ValueError as error:
    print(error)
try:
    app.route("/bad", methods="POST")(other)
except TypeError as error:
    print(error)
client = app.test_client()
show(client.get("/one"))
show(client.get("/again"))
show(client.post("/other"))
print(sorted(app.view_functions))
print([str(rule) for rule in app.url_map.iter_rules()])
print([sorted(rule.methods) for rule in app.url_map.iter_rules("named")])
