"""Flask is a function of an environment, as every WSGI application; others work the same way."""

from flask import Flask
from show import show
from werkzeug.test import Client


def plain(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Path", environ["PATH_INFO"])])
    return [b"a ", b"plain app"]


flask_app = Flask(__name__)


@flask_app.route("/")
def index():
    return "inside"


class Around:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def start(status, headers, error=None):
            return start_response(status, [*headers, ("X-Around", environ["REQUEST_METHOD"])], error)

        return self.app(environ, start)


show(Client(plain).get("/x/y"))
flask_app.wsgi_app = Around(flask_app.wsgi_app)
show(flask_app.test_client().get("/"))
show(flask_app.test_client().post("/"))
called = []
pieces = flask_app({"REQUEST_METHOD": "GET", "PATH_INFO": "/", "SERVER_NAME": "h", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}, lambda status, headers, error=None: called.append(status))
print(b"".join(pieces), called)
