"""A thread per request, by way of socketserver."""

import socket
import socketserver
import threading


class Shout(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024)
        self.request.sendall(data.upper() + b"!")


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True


def ask(address, text, answers):
    with socket.create_connection(address) as connection:
        connection.sendall(text.encode())
        answers.append(connection.recv(1024).decode())


with Server(("localhost", 0), Shout) as server:
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    answers = []
    asking = [threading.Thread(target=ask, args=(server.server_address, word, answers)) for word in ("one", "two", "three")]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    print(sorted(answers))
    server.shutdown()
print("closed")
