"""In debug mode the answer says what is wrong with the JSON."""

from flask import Flask, request
from show import show

app = Flask(__name__)
app.debug = True


@app.route("/", methods=["POST"])
def index():
    return {"got": request.json}


client = app.test_client()
show(client.post("/", data="{oh", content_type="application/json"))
show(client.post("/", json=[1]))
