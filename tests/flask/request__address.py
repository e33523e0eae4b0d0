"""All the ways to say where a request went."""

from flask import Flask, request

app = Flask(__name__)


@app.route("/a/<b>", methods=["GET", "POST"])
def view(b):
    print(request.method, request.path, request.full_path, request.script_root)
    print(request.url, request.base_url, request.url_root, request.host_url)
    print(request.host, request.scheme, request.endpoint, request.view_args, request.url_rule)
    print(request.blueprint, request)
    return ""


client = app.test_client()
client.get("/a/b")
client.post("/a/x%20y?q=1&r=%C3%A9")
client.get("/a/b", base_url="https://example.org:8443/")
with app.test_request_context("/a/c?x=1", method="POST", data={"k": "v"}):
    print(request.path, request.args["x"], request.form["k"], request.method)
