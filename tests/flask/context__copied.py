"""A thread that takes the request along."""

import threading

from flask import Flask, copy_current_request_context, request
from show import show

app = Flask(__name__)
seen = []


@app.route("/")
def index():
    @copy_current_request_context
    def work():
        seen.append(request.args["q"])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return "done"


show(app.test_client().get("/?q=taken"))
print(seen)
