"""An answer read while it is still being made."""

import requests
from flask import Flask, Response
from show import serve

app = Flask(__name__)


@app.route("/lines")
def lines():
    def pieces():
        for number in range(4):
            yield f"line {number}\n"
        yield "no end"

    return Response(pieces(), mimetype="text/plain")


@app.route("/whole")
def whole():
    return "abcdefghij"


address, server = serve(app)
with requests.get(address + "/lines", stream=True) as response:
    print(response.headers.get("Transfer-Encoding"), response.headers.get("Content-Length"))
    for line in response.iter_lines():
        print(line)
print(list(requests.get(address + "/lines").iter_lines(decode_unicode=True)))
print(list(requests.get(address + "/whole", stream=True).iter_content(4)))
print(requests.get(address + "/lines").text)
server.shutdown()
