"""Headers set, added, replaced and removed."""

from flask import Flask, make_response, request
from show import show

app = Flask(__name__)


@app.route("/")
def index():
    response = make_response("text", {"X-A": "1"})
    response.headers["X-B"] = "2"
    response.headers["x-a"] = "3"
    response.headers.add("X-C", "4")
    response.headers.add("X-C", "5")
    response.headers.setdefault("X-B", "no")
    response.headers.set("Content-Disposition", "attachment", filename="a b.txt")
    del response.headers["X-D"]
    response.content_type = "text/plain; charset=utf-8"
    response.status_code = 202
    response.location = "/elsewhere"
    print(response.headers.getlist("x-c"), "x-b" in response.headers, response.headers.get("X-Z", "none"))
    print(response.status, response.mimetype, response.content_length, response.is_json, response.data)
    response.set_data("longer text")
    print(response.get_data(as_text=True), response.content_length)
    response.mimetype = "text/css"
    return response


show(app.test_client().get("/"))
