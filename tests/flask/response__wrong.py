"""Views that return what is no response."""

from flask import Flask

app = Flask(__name__)
app.testing = True


@app.route("/none")
def none():
    pass


@app.route("/number")
def number():
    return 7


@app.route("/long")
def long():
    return "a", 200, {}, "more"


@app.route("/no-body")
def no_body():
    return None, 200


client = app.test_client()
for path in ("/none", "/number", "/long", "/no-body"):
    try:
        client.get(path)
    except TypeError as error:
        print(error)
