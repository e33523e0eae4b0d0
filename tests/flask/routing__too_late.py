"""Once an application has answered, its setup is over."""

from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return "index"


client = app.test_client()
client.get("/")
for what in (lambda: app.route("/late")(index), lambda: app.before_request(index)):
    try:
        what()
    except AssertionError as error:
        print(error)
