"""In tests and in debug mode the exception itself comes out."""

from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    raise ValueError("oh")


for setting in ("TESTING", "DEBUG", "PROPAGATE_EXCEPTIONS"):
    app.config.update(TESTING=False, DEBUG=False, PROPAGATE_EXCEPTIONS=None)
    app.config[setting] = True
    try:
        print(app.test_client().get("/").status)
    except ValueError as error:
        print(setting, error)
