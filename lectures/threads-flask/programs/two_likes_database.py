"""Two likes, counted in a database: the app reads the number, adds one and writes it back."""

import sqlite3
import threading

import requests
from flask import Flask, g, jsonify
from werkzeug.serving import make_server

app = Flask(__name__)
with sqlite3.connect("likes.db") as connection:
    connection.execute("CREATE TABLE pages (name TEXT, likes INTEGER)")
    connection.execute("INSERT INTO pages VALUES ('home', 0)")


def database():
    """This request's connection; it is closed when the request is over."""
    if "database" not in g:
        g.database = sqlite3.connect("likes.db")
    return g.database


@app.teardown_appcontext
def close_database(error):
    """Whatever happened to the request, its connection is closed."""
    connection = g.pop("database", None)
    if connection is not None:
        connection.close()


@app.post("/like")
def like():
    """Count a like. Between the two statements, another request can run."""
    seen = database().execute("SELECT likes FROM pages").fetchone()[0]
    with database():
        database().execute("UPDATE pages SET likes = ?", (seen + 1,))
    return jsonify(seen=seen)


def visit():
    """One visitor, who likes once."""
    requests.post("http://localhost:5000/like")


server = make_server("localhost", 5000, app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
visitors = [threading.Thread(target=visit) for _ in range(2)]
for visitor in visitors:
    visitor.start()
for visitor in visitors:
    visitor.join()

likes = connection.execute("SELECT likes FROM pages").fetchone()[0]
print(f"The page says: {likes} likes")
