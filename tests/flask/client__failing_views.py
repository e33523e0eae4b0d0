"""A view that fails gets its client a 500, and the next one is served."""

import requests
from flask import Flask
from show import serve, show

app = Flask(__name__)
app.logger.disabled = True


@app.route("/fail")
def fail():
    return 1 / 0


@app.route("/none")
def none():
    return None


@app.route("/")
def index():
    return "fine"


address, server = serve(app)
for path in ("/fail", "/none", "/"):
    show(requests.get(address + path))
server.shutdown()
