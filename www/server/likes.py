"""A Flask app for the server in the page: a page with a like button, and work of three kinds."""

import os
import threading
import time

from flask import Flask, jsonify, session

app = Flask(__name__)
app.secret_key = "only the server knows it"
likes = 0  # Every child process has its own!

PAGE = """<!DOCTYPE html>
<title>Likes</title>
<h1>Do you like threads?</h1>
<p><button id="like">Like</button> <output id="count"></output></p>
<p>You: <output id="mine"></output></p>
<form action="/hello" method="post"><input name="name" placeholder="your name"> <button>Say hello</button></form>
<script>
  document.querySelector("#like").onclick = async () => {
    const answer = await (await fetch("/like", { method: "POST" })).json();
    document.querySelector("#count").textContent = `${answer.likes} likes, says process ${answer.pid}`;
    document.querySelector("#mine").textContent = `${answer.mine} of them are yours`;
  };
</script>
"""


@app.route("/")
def page():
    return PAGE


@app.route("/like", methods=["POST"])
def like():
    global likes
    likes += 1  # A load, an addition and a store: two threads can lose one.
    session["mine"] = session.get("mine", 0) + 1
    return jsonify(likes=likes, mine=session["mine"], pid=os.getpid())


@app.route("/hello", methods=["POST"])
def hello():
    from flask import render_template_string, request

    return render_template_string('<h1>Hello, {{ name }}!</h1><a href="/">Back</a>', name=request.form["name"])


@app.route("/fast")
def fast():
    return threading.current_thread().name


@app.route("/compute")
def compute():
    total = 0
    for number in range(20_000):
        total += number
    return str(total)


@app.route("/wait")
def wait():
    time.sleep(0.2)  # As for a database or another server.
    return "waited"


if __name__ == "__main__":
    app.run()
