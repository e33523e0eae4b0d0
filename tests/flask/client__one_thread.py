"""A server with one thread: requests wait for each other."""

import threading

import requests
from flask import Flask
from werkzeug.serving import make_server
import logging

logging.getLogger("werkzeug").setLevel(logging.CRITICAL + 1)
app = Flask(__name__)
inside = []
most = []


@app.route("/")
def view():
    inside.append(1)
    most.append(len(inside))
    inside.pop()
    return threading.current_thread().name


server = make_server("127.0.0.1", 0, app)
worker = threading.Thread(target=server.serve_forever, name="the server", daemon=True)
worker.start()
answers = []


def ask():
    answers.append(requests.get(f"http://127.0.0.1:{server.server_port}/").text)


threads = [threading.Thread(target=ask) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(answers, max(most), server.multithread)
server.shutdown()
