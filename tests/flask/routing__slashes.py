"""A missing slash at the end redirects; a superfluous one is not found; doubled ones are merged."""

from flask import Flask
from show import show

app = Flask(__name__)


@app.route("/folder/")
def folder():
    return "folder"


@app.route("/file")
def file():
    return "file"


@app.route("/lax/", strict_slashes=False)
def lax():
    return "lax"


client = app.test_client()
for path in ("/folder/", "/folder", "/folder?a=1&b=2", "/file", "/file/", "/lax", "/lax/", "//file", "/folder//"):
    print(path)
    show(client.get(path))
print(client.get("/folder", follow_redirects=True).text)
