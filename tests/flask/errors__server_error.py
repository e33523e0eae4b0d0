"""An exception that nobody handles is a 500; a handler for it is told which."""

import logging

from flask import Flask
from show import show

app = Flask(__name__)
app.logger.disabled = True


@app.route("/")
def index():
    raise ValueError("oh")


@app.route("/key")
def key():
    return {}["missing"]


client = app.test_client()
show(client.get("/"))


other = Flask("other")
other.logger.disabled = True
other.add_url_rule("/", view_func=index)


@other.errorhandler(500)
def failed(error):
    return f"failed: {error.original_exception!r} {error.code}", 500


show(other.test_client().get("/"))

third = Flask("third")
third.add_url_rule("/", "index", index)
third.add_url_rule("/key", "key", key)


@third.errorhandler(Exception)
def any_error(error):
    return f"any: {error!r}", 500


show(third.test_client().get("/"))
show(third.test_client().get("/key"))
show(third.test_client().get("/nowhere"))
