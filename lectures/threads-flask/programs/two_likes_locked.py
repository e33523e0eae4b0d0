"""Two likes at once, in the same app with a lock around the global."""

import threading
import time

import requests
from flask import Flask, jsonify
from werkzeug.serving import make_server

app = Flask(__name__)
likes = 0
likes_lock = threading.Lock()


@app.post("/like")
def like():
    """Count a like."""
    global likes
    with likes_lock:
        seen = likes
        time.sleep(0.002)  # the like is written to a log
        likes = seen + 1
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

print(f"The page says: {likes} likes")
