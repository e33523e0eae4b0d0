"""Methods: each view has its own, HEAD and OPTIONS come by themselves, others are refused."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/both", methods=["GET", "POST"])
def both():
    return request.method


@app.get("/one")
def read():
    return "read"


@app.post("/one")
def write():
    return "written", 201


@app.delete("/one")
def remove():
    return "", 204


@app.put("/two")
def put():
    return "put"


@app.patch("/two")
def patch():
    return "patched"


client = app.test_client()
for path in ("/both", "/one", "/two"):
    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        print(method, path)
        show(client.open(path, method=method))
