"""An uploaded file saved under a safe name."""

import io
import os
import tempfile

from flask import Flask, request
from show import show
from werkzeug.utils import secure_filename

app = Flask(__name__)
folder = tempfile.mkdtemp()


@app.route("/", methods=["POST"])
def index():
    file = request.files["file"]
    if not file or file.filename == "":
        return "no file", 400
    name = secure_filename(file.filename)
    file.save(os.path.join(folder, name))
    return name


client = app.test_client()
show(client.post("/", data={"file": (io.BytesIO(b"data"), "../../etc/my file.txt")}))
show(client.post("/", data={"file": (io.BytesIO(b"data"), "")}))
show(client.post("/"))
print(os.listdir(folder), open(os.path.join(folder, "etc_my_file.txt")).read())
for name in ("a b.txt", "/etc/passwd", "..", "x/../y", "con.txt"):
    print(repr(secure_filename(name)))
