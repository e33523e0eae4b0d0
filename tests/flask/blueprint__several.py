"""A blueprint registered twice, one without a prefix, and names that collide."""

from flask import Blueprint, Flask, request, url_for

part = Blueprint("part", __name__)


@part.route("/who/<name>")
def who(name):
    return f"{request.endpoint} {name} {url_for('.who', name='x')}"


app = Flask(__name__)
app.register_blueprint(part)
app.register_blueprint(part, url_prefix="/two", name="second")
try:
    app.register_blueprint(part, url_prefix="/three")
except ValueError as error:
    print(error)
try:
    app.register_blueprint(Blueprint("part", __name__))
except ValueError as error:
    print(error)
for name in ("", "a.b"):
    try:
        Blueprint(name, __name__)
    except ValueError as error:
        print(error)
try:
    part.route("/late")(lambda: "")
except AssertionError as error:
    print(error)
client = app.test_client()
print(client.get("/who/a").text)
print(client.get("/two/who/b").text)
