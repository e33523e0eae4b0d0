"""Many clients at once: nobody gets another's answer."""

import threading

import requests
from flask import Flask, g, request
from show import serve

app = Flask(__name__)
meeting = threading.Barrier(4)


@app.route("/<name>")
def view(name):
    g.name = name
    meeting.wait()
    return f"{g.name} {request.path} {request.args['n']}"


address, server = serve(app)
answers = {}


def ask(name):
    answers[name] = [requests.get(f"{address}/{name}", params={"n": number}).text for number in range(3)]


threads = [threading.Thread(target=ask, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in sorted(answers):
    print(answers[name])
server.shutdown()
