"""Forms, with one value for a key and with several."""

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/", methods=["POST", "PUT"])
def index():
    return {
        "form": request.form.to_dict(),
        "lists": dict(request.form.lists()),
        "values": request.values.to_dict(),
        "type": request.content_type,
        "mimetype": request.mimetype,
        "data": request.data.decode(),
        "length": request.content_length,
    }


client = app.test_client()
show(client.post("/?q=1&name=query", data={"name": "ada", "tags": ["a", "b"], "number": 3}))
show(client.post("/", data={"text": "é & = ü\r\n"}))
show(client.put("/", data="a=1&b=2", content_type="application/x-www-form-urlencoded"))
show(client.post("/", data="plain", content_type="text/plain"))
show(client.post("/"))
