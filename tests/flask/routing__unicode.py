"""Letters beyond ASCII in addresses."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/straße/<name>")
def street(name):
    return f"{name} {request.path} {request.url} {request.args.get('wo')}"


client = app.test_client()
show(client.get("/straße/mün chen?wo=dört"))
show(client.get("/stra%C3%9Fe/%E2%82%AC"))
