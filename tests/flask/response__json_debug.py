"""In debug mode JSON is written to be read."""

from flask import Flask
from show import show

app = Flask(__name__)
app.debug = True


@app.route("/")
def index():
    return {"b": [1, {"c": 2}], "a": {}}


show(app.test_client().get("/"))
