"""Two people sign up with one name on the web: one step of the app looks and inserts."""

import threading
import time

import requests
from flask import Flask, request
from werkzeug.security import generate_password_hash
from werkzeug.serving import make_server

app = Flask(__name__)
members = {}


@app.post("/sign-up")
def sign_up():
    """Add a member unless the name is taken. Nobody runs inside setdefault."""
    name = request.form["name"]
    time.sleep(0.01)  # the terms of use are sent by mail
    hashed = generate_password_hash(request.form["password"], "pbkdf2:sha256:10")
    if members.setdefault(name, hashed) != hashed:
        return f"{name} is taken", 409
    return f"welcome, {name}", 201


def apply(password):
    """One person who wants to be called ada."""
    form = {"name": "ada", "password": password}
    answers.append(requests.post("http://localhost:5000/sign-up", data=form).status_code)


server = make_server("localhost", 5000, app, threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
answers = []
people = [threading.Thread(target=apply, args=(word,)) for word in ("tulip", "rose")]
for person in people:
    person.start()
for person in people:
    person.join()

welcomed = answers.count(201)
print("welcomed:", welcomed, "- members:", len(members))
