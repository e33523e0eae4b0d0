"""What converters accept, and what they make of it."""

import uuid

from flask import Flask
from show import show

app = Flask(__name__)


@app.route("/int/<int:value>")
@app.route("/float/<float:value>")
@app.route("/uuid/<uuid:value>")
@app.route("/path/<path:value>")
@app.route("/string/<string(length=2):value>")
@app.route("/any/<any(red, blue):value>")
@app.route("/least/<int(min=3, max=5):value>")
@app.route("/digits/<int(fixed_digits=3):value>")
@app.route("/signed/<int(signed=True):value>")
def shown(value):
    return f"{type(value).__name__} {value}"


client = app.test_client()
for path in (
    "/int/12", "/int/012", "/int/-1", "/int/1.5", "/float/1.5", "/float/1", "/float/.5",
    f"/uuid/{uuid.UUID(int=5)}", "/uuid/5", "/path/a/b/c", "/path/a", "/string/ab", "/string/abc",
    "/any/red", "/any/green", "/least/2", "/least/3", "/least/6", "/digits/007", "/digits/07", "/signed/-4",
):
    print(path)
    response = client.get(path)
    print(" ", response.status, response.text if response.status_code == 200 else "")
