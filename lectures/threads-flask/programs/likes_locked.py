"""Likes: the same app with a lock around the global, and three visitors who press the button at once."""

import threading
import time

import requests
from flask import Flask, jsonify, session
from werkzeug.serving import make_server

app = Flask(__name__)
app.secret_key = "not very secret"
likes = 0
likes_lock = threading.Lock()


@app.post("/like")
def like():
    """Count a like: for everybody in a global, for this visitor in the session."""
    global likes
    with likes_lock:
        seen = likes
        time.sleep(0.002)  # the like is written to a log
        likes = seen + 1
    session["mine"] = session.get("mine", 0) + 1
    return jsonify(mine=session["mine"])


def visit(name):
    """One visitor, who keeps the cookie and likes ten times."""
    with requests.Session() as visitor:
        for _ in range(10):
            answer = visitor.post("http://localhost:5000/like")
    tallies[name] = answer.json()["mine"]


server = make_server("localhost", 5000, app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
tallies = {}
visitors = [threading.Thread(target=visit, args=(name,)) for name in ("Ann", "Bob", "Cy")]
for visitor in visitors:
    visitor.start()
for visitor in visitors:
    visitor.join()

for name in sorted(tallies):
    print(f"{name} liked it {tallies[name]} times")
print(f"The page says: {likes} likes")
