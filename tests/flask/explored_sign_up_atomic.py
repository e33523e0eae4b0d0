"""Two requests at once: one step looks whether the name is taken, and inserts it."""

import threading

from flask import Flask, request

app = Flask(__name__)
members = {}


@app.post("/sign-up")
def sign_up():
    name = request.form["name"]
    password = request.form["password"]
    if members.setdefault(name, password) != password:
        return f"{name} is taken", 409
    return f"welcome, {name}", 201


def apply(client, password):
    answers.append(client.post("/sign-up", data={"name": "ada", "password": password}).status_code)


answers = []
people = [threading.Thread(target=apply, args=(app.test_client(), word)) for word in ("tulip", "rose")]
for person in people:
    person.start()
for person in people:
    person.join()
print("welcomed:", answers.count(201), "- members:", len(members))
