"""Files that come with a form."""

import io

from flask import Flask, request
from show import show

app = Flask(__name__)


@app.route("/", methods=["POST"])
def index():
    found = {}
    for name, file in request.files.items():
        found[name] = [file.filename, file.content_type, file.read().decode(), file.name]
    return {"files": found, "form": request.form, "has": "missing" in request.files}


client = app.test_client()
show(client.post("/", data={"note": "hi", "file": (io.BytesIO(b"line 1\r\nline 2"), "notes.txt")}))
show(client.post("/", data={"a": (io.BytesIO(b"1"), "a.bin"), "b": (io.BytesIO(b""), "empty.html")}))
show(client.post("/", data={"note": "no file"}, content_type="multipart/form-data"))
