"""What the servers are compared by: four handlers of a Flask program. Started by itself it serves with
Flask's own threaded server, with the word `waitress` behind it under waitress, with the same threads."""

import logging
import os
import sqlite3
import sys
import tempfile

from flask import Flask, jsonify, session

app = Flask(__name__)
app.secret_key = "a secret"
DATABASE = os.path.join(tempfile.gettempdir(), f"bench-{os.getpid()}.db")


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


@app.route("/sqlite")
def likes():
    connection = sqlite3.connect(DATABASE)
    try:
        # Nobody waits for a disk: what is compared is the servers.
        connection.execute("PRAGMA synchronous = OFF")
        with connection:
            connection.execute("UPDATE pages SET likes = likes + 1 WHERE name = ?", ("home",))
        return str(connection.execute("SELECT likes FROM pages WHERE name = ?", ("home",)).fetchone()[0])
    finally:
        connection.close()


if __name__ == "__main__":
    with sqlite3.connect(DATABASE) as first:
        first.execute("DROP TABLE IF EXISTS pages")
        first.execute("CREATE TABLE pages (name TEXT PRIMARY KEY, likes INTEGER)")
        first.execute("INSERT INTO pages VALUES ('home', 0)")
    first.close()
    if "waitress" in sys.argv:
        import waitress

        waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=int(sys.argv[3]))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app.run(port=int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
