"""A loop that watches pipes, sockets and connections of processes, with `select`, `poll`, `epoll` and selectors."""

import errno
import multiprocessing
import os
import select
import selectors
import socket
import threading
import time

NAMES = {select.POLLIN: "in", select.POLLOUT: "out", select.POLLHUP: "hung up"}


def names(mask):
    return [name for bit, name in NAMES.items() if mask & bit]


def later(function, *args):
    def run():
        time.sleep(0.03)
        function(*args)

    thread = threading.Thread(target=run)
    thread.start()
    return thread


reading, writing = os.pipe()
print(select.select([reading], [writing], [], 0) == ([], [writing], []), select.select([reading], [], [], 0.01))
os.write(writing, b"ab")
print(select.select([reading], [], []) == ([reading], [], []), os.read(reading, 1), select.select([reading], [], [], 0)[0] == [reading])
print(os.read(reading, 1), select.select([reading], [], [], 0))
thread = later(os.write, writing, b"late")
print(select.select([reading], [], [], 5)[0] == [reading], os.read(reading, 10))
thread.join()

poller = select.poll()
poller.register(reading, select.POLLIN)
poller.register(writing, select.POLLOUT)
print([(fd == writing, names(mask)) for fd, mask in poller.poll(0)])
os.write(writing, b"x")
print(sorted([(fd == writing, names(mask)) for fd, mask in poller.poll()]))
poller.unregister(writing)
os.close(writing)
print([names(mask) for _, mask in poller.poll(1000)], os.read(reading, 5))
print([names(mask) for _, mask in poller.poll(1000)], os.read(reading, 5))
poller.unregister(reading)
print(poller.poll(10))
try:
    poller.unregister(reading)
except KeyError:
    print("not watched")
os.close(reading)

one, other = socket.socketpair()
connections = {one.fileno(): one, other.fileno(): other}
with select.epoll() as watcher:
    watcher.register(one, select.EPOLLIN)
    watcher.register(other.fileno(), select.EPOLLIN | select.EPOLLOUT)
    print([(connections[fd] is other, names(mask)) for fd, mask in watcher.poll(0.01)])
    try:
        watcher.register(one, select.EPOLLIN)
    except FileExistsError as error:
        print(error.errno == errno.EEXIST)
    watcher.modify(other, select.EPOLLIN)
    thread = later(other.sendall, b"hello")
    print([(connections[fd] is one, names(mask)) for fd, mask in watcher.poll(5)], one.recv(10))
    thread.join()
    print(watcher.poll(0), watcher.closed)
print(watcher.closed)

reading, writing = os.pipe()
with selectors.DefaultSelector() as selector:
    selector.register(reading, selectors.EVENT_READ, "pipe")
    selector.register(one, selectors.EVENT_READ, "socket")
    print(selector.select(0))
    os.write(writing, b"1")
    other.sendall(b"2")
    print(sorted([(key.data, events) for key, events in selector.select(1)]))
one.close()
other.close()

here, there = multiprocessing.Pipe()
print(select.select([here], [], [], 0))
there.send("message")
print(select.select([here], [there], [], 1) == ([here], [there], []), here.recv())

try:
    select.select([-1], [], [], 0)
except ValueError as error:
    print(error)
print(errno.errorcode[errno.ECHILD], errno.EOPNOTSUPP, errno.errorcode[errno.EDEADLK], errno.ENAMETOOLONG)
print(os.path.commonpath(["/a/b/c", "/a/b//d/", "/a/b"]), os.path.commonpath(["x/y", "x/z"]), repr(os.path.commonpath(["x", "y"])))
for paths in ([], ["/a", "a"]):
    try:
        os.path.commonpath(paths)
    except ValueError as error:
        print(error)
