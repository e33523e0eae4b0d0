"""A small web server, asked by several threads of the same program."""
import http.client
import json
import socket
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

lock = threading.Lock()
visits = {}
log = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlparse(self.path)
        if parts.path == "/count":
            name = parse_qs(parts.query).get("name", ["nobody"])[0]
            with lock:
                visits[name] = visits.get(name, 0) + 1
            self.answer({"name": name, "agent": self.headers["User-Agent"] is not None})
        elif parts.path == "/fail":
            self.send_error(418, "No coffee")
        elif parts.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/count?name=moved")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.answer({"length": len(body), "said": json.loads(body)}, 201)

    def answer(self, found, status=200):
        body = json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        with lock:
            log.append(format % args)


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
port = server.server_port
thread = threading.Thread(target=server.serve_forever)
thread.start()
base = f"http://127.0.0.1:{port}"


def ask(name):
    with urllib.request.urlopen(f"{base}/count?name={name}") as answer:
        return answer.status, answer.headers["Content-Type"], json.load(answer)


with ThreadPoolExecutor(4) as pool:
    for found in pool.map(ask, ["ann", "bob", "ann", "cy"]):
        print(*found)
print(sorted(visits.items()))
for path in ("/fail", "/nowhere"):
    try:
        urllib.request.urlopen(base + path)
    except urllib.error.HTTPError as error:
        print(error.code, error.reason, "<title>Error response</title>" in error.read().decode())
request = urllib.request.Request(base + "/", data=json.dumps([1, "two"]).encode(), method="POST")
print(json.load(urllib.request.urlopen(request)), json.load(urllib.request.urlopen(base + "/moved")))
connection = http.client.HTTPConnection("127.0.0.1", port)
connection.request("DELETE", "/count")
answer = connection.getresponse()
print(answer.status, answer.reason, answer.version, answer.getheader("Connection"))
connection.close()
with socket.create_connection(("127.0.0.1", port)) as raw:
    raw.sendall(b"nonsense\r\n\r\n")
    print(raw.recv(1000).split(b"\r\n")[0])
server.shutdown()
thread.join()
server.server_close()
print(*sorted(log), sep="\n")
print(issubclass(ThreadingHTTPServer, HTTPServer), Handler.protocol_version, Handler.responses[404][0])
