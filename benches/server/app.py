"""What the servers are compared by: three handlers of a Flask program. Started by itself it serves with
Flask's own threaded server, with the word `waitress` behind it under waitress, with the same threads."""

import logging
import sys

from flask import Flask, jsonify, session

app = Flask(__name__)
app.secret_key = "a secret"


@app.route("/hello")
def hello():
    return "Hello, World!"


@app.route("/json")
def data():
    return jsonify(names=["Ann", "Bob"], likes={"Ann": 3, "Bob": 5}, total=8)


@app.route("/session")
def visits():
    session["visits"] = session.get("visits", 0) + 1
    return str(session["visits"])


if __name__ == "__main__":
    if "waitress" in sys.argv:
        import waitress

        waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=int(sys.argv[3]))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app.run(port=int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
