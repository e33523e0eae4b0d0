"""What stands behind the question mark."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/")
def index():
    args = request.args
    return {
        "all": args,
        "lists": args.to_dict(flat=False),
        "a": args.get("a"),
        "list": args.getlist("a"),
        "number": args.get("n", type=int),
        "default": args.get("zz", "none"),
        "bad": args.get("a", 7, type=int),
        "in": "a" in args,
        "len": len(args),
        "query": request.query_string.decode(),
    }


client = app.test_client()
for path in ("/", "/?a=x&a=y&n=5", "/?a=&b", "/?a=1+2&c=%26%3D&n=x", "/?a=é"):
    show(client.get(path))
show(client.get("/", query_string={"a": "x y", "n": 3}))
