"""A socket that was never connected is ready for everything, and all of it fails."""
import select
import socket

stream = socket.socket()
print([len(ready) for ready in select.select([stream], [stream], [stream], 5)])
watched = select.poll()
watched.register(stream)
print([event for _, event in watched.poll(5000)])
for action in (lambda: stream.recv(10), lambda: stream.send(b"x"), stream.accept, stream.getpeername):
    try:
        action()
    except OSError as error:
        print(type(error).__name__, error)
bound = socket.socket()
bound.bind(("localhost", 0))
print(len(select.select([bound], [], [], 5)[0]))
try:
    bound.bind(("localhost", 0))
except OSError as error:
    print(error)
bound.listen()
print(len(select.select([bound], [], [], 0)[0]))
near = socket.create_connection(bound.getsockname())
print(len(select.select([bound], [], [], 5)[0]), near.proto, [len(ready) for ready in select.select([near], [near], [], 0)])
packets = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print([len(ready) for ready in select.select([packets], [packets], [], 0)])
for end in (stream, bound, near, packets):
    end.close()
