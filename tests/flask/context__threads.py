"""Each thread has its own request."""

import threading

from flask import Flask, current_app, g, request
from show import show

app = Flask(__name__)
meeting = threading.Barrier(3)


@app.route("/<name>")
def view(name):
    g.name = name
    meeting.wait()  # all three are in here at once
    seen = f"{name} {request.path} {g.name} {request.args['n']}"
    meeting.wait()
    return seen


answers = {}


def ask(name, number):
    answers[name] = app.test_client().get(f"/{name}?n={number}").text


threads = [threading.Thread(target=ask, args=(name, number)) for number, name in enumerate(("ann", "bob", "cy"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in sorted(answers):
    print(answers[name])


seen = []


def outside():
    try:
        seen.append(request.path)
    except RuntimeError as error:
        seen.append(str(error).splitlines()[0])


with app.test_request_context("/here"):
    other = threading.Thread(target=outside)
    other.start()
    other.join()
    print(seen, request.path)
