"""Files sent, shown or handed over, and those that are not there."""

import io
import os
import tempfile

from flask import Flask, send_file, send_from_directory
from show import show

folder = tempfile.mkdtemp()
with open(os.path.join(folder, "notes.txt"), "w") as file:
    file.write("some notes\n")
app = Flask(__name__)


@app.route("/from/<path:name>")
def from_folder(name):
    return send_from_directory(folder, name)


@app.route("/give")
def give():
    return send_file(io.BytesIO(b"a,b\n"), mimetype="text/csv", as_attachment=True, download_name="table.csv")


client = app.test_client()
for path in ("/from/notes.txt", "/from/other.txt", "/from/../notes.txt", "/give"):
    response = client.get(path)
    print(path, response.status, response.content_type, response.headers.get("Content-Disposition"), response.data[:30])
