"""What is logged about an exception."""

import logging

from flask import Flask

app = Flask(__name__)


class Keep(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.getMessage(), record.exc_info and record.exc_info[0].__name__)


app.logger.addHandler(Keep())
app.logger.propagate = False
app.logger.setLevel(logging.INFO)


@app.route("/fail")
def fail():
    raise RuntimeError("x")


@app.route("/say")
def say():
    app.logger.info("said %s", "this")
    app.logger.debug("not said")
    app.logger.warning("careful")
    return app.logger.name


client = app.test_client()
print(client.post("/fail").status, client.get("/fail").status, client.get("/say").text)
