"""A small Flask app with everything a server has to get right: state of its own, slowness, failures."""

import os
import threading
import time

from flask import Flask, jsonify, request, session

app = Flask(__name__)
app.secret_key = "a secret"
likes = 0
lock = threading.Lock()


@app.route("/")
def hello():
    return "Hello, World!"


@app.route("/likes", methods=["GET", "POST"])
def count():
    """The counter differs, depending on which child answers."""
    global likes
    with lock:
        likes += request.method == "POST"
        return jsonify(likes=likes, pid=os.getpid())


@app.route("/mine", methods=["POST"])
def mine():
    session["likes"] = session.get("likes", 0) + int(request.form["more"])
    return str(session["likes"])


@app.route("/where")
def where():
    return f"{os.getpid()} {threading.current_thread().name}"


@app.route("/broken")
def broken():
    return 1 / 0


@app.route("/dies")
def dies():
    os._exit(3)


@app.route("/sleeps")
def sleeps():
    time.sleep(600)
    return "late"


@app.route("/loops")
def loops():
    while True:
        pass


@app.route("/pieces")
def pieces():
    return (f"{number}\n" for number in range(5))


@app.route("/chatty")
def chatty():
    for number in range(20_000):
        print("noise")
    return "said"


@app.route("/mute")
def mute():
    return None


if __name__ == "__main__":
    app.run()
