"""A response made piece by piece."""

from flask import Flask, Response, request, stream_with_context
from show import show

app = Flask(__name__)


@app.route("/plain")
def plain():
    def pieces():
        yield "a"
        yield "bé"
        yield ""
        yield "c"

    return Response(pieces(), mimetype="text/plain")


@app.route("/context")
def context():
    @stream_with_context
    def pieces():
        yield "hello "
        yield request.args.get("name", "you")

    return pieces()


@app.route("/csv")
def csv():
    return (f"{row},{row * row}\n" for row in range(3)), {"Content-Type": "text/csv"}


client = app.test_client()
show(client.get("/plain"))
show(client.get("/context?name=ada"))
show(client.get("/csv"))
