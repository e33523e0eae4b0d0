"""Two requests at once in Flask as it is: each thread has its own request."""

import threading

import requests
from flask import Flask, request
from werkzeug.serving import make_server

app = Flask(__name__)
ann_is_here = threading.Event()
bob_is_here = threading.Event()


@app.get("/hello")
def hello():
    """Greet whoever asks. Ann's request takes longer: until Bob's has come."""
    if request.args["name"] == "Ann":
        ann_is_here.set()
        bob_is_here.wait()
    else:
        bob_is_here.set()
    return f"Hello {request.args['name']}!"


def ask(name):
    """One visitor."""
    answer = requests.get("http://localhost:5000/hello", params={"name": name})
    greetings[name] = answer.text


server = make_server("localhost", 5000, app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
greetings = {}
ann = threading.Thread(target=ask, args=("Ann",))
bob = threading.Thread(target=ask, args=("Bob",))
ann.start()
ann_is_here.wait()
bob.start()
ann.join()
bob.join()

for name in ("Ann", "Bob"):
    print(f"{name} reads: {greetings[name]}")
