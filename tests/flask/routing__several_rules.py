"""One view for several rules, with default values."""

from flask import Flask
from show import show

app = Flask(__name__)


@app.route("/pages", defaults={"page": 1})
@app.route("/pages/<int:page>")
def pages(page):
    return f"page {page}"


@app.route("/hello")
@app.route("/hello/<name>")
def hello(name="you"):
    return f"hello {name}"


client = app.test_client()
for path in ("/pages", "/pages/2", "/hello", "/hello/ada"):
    print(path)
    show(client.get(path))
