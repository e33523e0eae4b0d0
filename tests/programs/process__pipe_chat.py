from functools import partial
from multiprocessing import Pipe, Process

print = partial(print, flush=True)


def server(connection, other):
    other.close()
    while True:
        try:
            question = connection.recv()
        except EOFError:
            print("server: the client has gone")
            break
        if isinstance(question, str):
            connection.send(question.upper())
        else:
            connection.send([question, question * 2])
    connection.close()


def count(sender):
    with sender:
        for n in range(3):
            sender.send(n)


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=server, args=(theirs, ours))
    p.start()
    theirs.close()
    for question in ("hello", 21, (1, 2)):
        ours.send(question)
        print("client:", ours.recv())
    print("waiting:", ours.poll(), ours.poll(0.01))
    ours.close()
    p.join(5)
    try:
        ours.send(1)
    except OSError as error:
        print("OSError:", error)
    print(ours.closed)

    receiver, sender = Pipe(duplex=False)
    print(receiver.readable, receiver.writable, sender.readable, sender.writable)
    try:
        receiver.send(1)
    except OSError as error:
        print("OSError:", error)
    try:
        sender.recv()
    except OSError as error:
        print("OSError:", error)
    q = Process(target=count, args=(sender,))
    q.start()
    sender.close()
    while True:
        try:
            print(receiver.recv())
        except EOFError:
            print("end")
            break
    q.join()
    one, other = Pipe()
    one.send_bytes(b"raw bytes")
    print(other.poll(), other.recv_bytes())
