"""Race to 50 on the web: two clients ask a Flask app to raise one counter until it reaches 50."""

import random
import threading
import time

import requests
from flask import Flask, jsonify
from werkzeug.serving import make_server

GOAL = 50

app = Flask(__name__)
counter = 0


@app.post("/turn")
def turn():
    """Raise the counter by one, unless it has reached the goal."""
    global counter
    seen = counter
    if seen >= GOAL:
        return jsonify(raised=False)
    if random.random() < 0.2:
        time.sleep(0.005)  # distracted, with a number in hand that grows old
    counter = seen + 1
    return jsonify(raised=True)


def race(name):
    """Ask for turns until the counter has reached the goal."""
    start.wait()
    while requests.post("http://localhost:5000/turn").json()["raised"]:
        tallies[name] += 1


server = make_server("localhost", 5000, app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
tallies = {"Ann": 0, "Bob": 0}
start = threading.Barrier(2)
racers = [threading.Thread(target=race, args=(name,)) for name in tallies]
for racer in racers:
    racer.start()
for racer in racers:
    racer.join()

raises = sum(tallies.values())
print(f"The counter is {counter} after {raises} raises: {raises - GOAL} lost")
