"""Speaking HTTP with `http.client` and with a bare socket."""

import http.client
import socket
from http import HTTPStatus

from flask import Flask, request
from show import serve

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def index():
    return f"{request.method} {request.get_data(as_text=True)} {request.headers.get('X-A')}"


address, server = serve(app)
connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
connection.request("GET", "/", headers={"X-A": "1"})
response = connection.getresponse()
print(response.status, response.reason, response.getheader("Content-Length"), response.read(), response.version)
connection.request("POST", "/", body="some text")
response = connection.getresponse()
print(response.status, response.msg["content-type"], response.read(4), response.read())
connection.request("GET", "/nowhere")
print(connection.getresponse().status)
connection.close()
try:
    connection.getresponse()
except http.client.ResponseNotReady as error:
    print(type(error).__name__, error)
print(HTTPStatus.OK, HTTPStatus(404).phrase, HTTPStatus.NOT_FOUND == 404, repr(HTTPStatus.IM_A_TEAPOT), http.client.responses[503])


def speak(text):
    with socket.create_connection(("127.0.0.1", server.server_port)) as line:
        line.sendall(text.encode())
        heard = b""
        while True:
            data = line.recv(4096)
            if not data:
                return heard.decode()
            heard += data


heard = speak("GET / HTTP/1.1\r\nHost: here\r\nX-A: raw\r\n\r\n")
print(heard.split("\r\n")[0], heard.split("\r\n\r\n")[1])
heard = speak("POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nbodymore")
print(heard.split("\r\n")[0], heard.split("\r\n\r\n")[1])
server.shutdown()
