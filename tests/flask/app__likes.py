"""The lecture's likes, with a counter in a global, in the session and for each visitor."""

import threading

import requests
from flask import Flask, jsonify, session
from show import serve

app = Flask(__name__)
app.secret_key = "likes"
likes = 0
lock = threading.Lock()


@app.route("/like", methods=["POST"])
def like():
    global likes
    with lock:
        likes += 1
        now = likes
    session["mine"] = session.get("mine", 0) + 1
    return jsonify(likes=now, mine=session["mine"])


@app.route("/likes")
def show_likes():
    return jsonify(likes=likes, mine=session.get("mine", 0))


address, server = serve(app)


def visit(times):
    with requests.Session() as client:
        for _ in range(times):
            client.post(address + "/like")
        mine.append(client.get(address + "/likes").json()["mine"])


mine = []
threads = [threading.Thread(target=visit, args=(times,)) for times in (1, 2, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(mine), requests.get(address + "/likes").json())
server.shutdown()
