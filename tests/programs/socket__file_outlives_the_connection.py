"""A file made of a connection is left open: closing the connection ends the conversation all the same."""

import socket
import threading

server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]


def echo(connection):
    with connection:
        for line in connection.makefile("r"):
            connection.sendall(line.upper().encode())


def serve(visits):
    handlers = []
    for _ in range(visits):
        connection, _ = server.accept()
        handlers.append(threading.Thread(target=echo, args=(connection,)))
        handlers[-1].start()
    for handler in handlers:
        handler.join()
    print("all have left")


def ask(name, answers):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        file = connection.makefile("rw")
        file.write(f"hello {name}\n")
        file.flush()
        answers[name] = file.readline().strip()
        file.write("bye\n")


answers = {}
serving = threading.Thread(target=serve, args=(3,))
serving.start()
threads = [threading.Thread(target=ask, args=(name, answers)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
serving.join()
server.close()
print(sorted(answers.items()))
