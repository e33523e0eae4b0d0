"""The network that sockets of one program talk over. It lives in memory and reaches nothing outside.

One lock guards all of it. Whoever changes something tells those who wait for just that, and those who
wait for anything.
"""

import threading
import time

_guard = threading.RLock()
changed = threading.Condition(_guard)
_bound = {}
# The sockets whose numbers a program has asked for.
by_number = {}
_counters = {"port": 50000, "number": 2}


class Stream:
    """One direction of a connection: the bytes that were sent and not yet received."""

    def __init__(self):
        self.news = threading.Condition(_guard)
        self.data = b""
        self.ended = False
        self.abandoned = False


class Listener:
    """Where connections to one address arrive."""

    def __init__(self, backlog):
        self.news = threading.Condition(_guard)
        self.arrived = []
        self.backlog = max(backlog, 1)
        self.open = True
        self._connections = 0

    def next_port(self):
        """A port for the other end of a connection, which no other connection to here has for long."""
        self._connections += 1
        return 40000 + self._connections % 10000


class Mailbox:
    """Where datagrams to one address arrive."""

    def __init__(self):
        self.news = threading.Condition(_guard)
        self.arrived = []


def tell(*places):
    """Wakes those who wait for something to change in one of these places, with the lock held."""
    for place in places:
        if place is not None:
            place.news.notify_all()
    changed.notify_all()


def next_number():
    """A number for a socket, as the system would give a file descriptor, with the lock held."""
    _counters["number"] += 1
    return _counters["number"]


def claim(kind, address, owner):
    """Takes an address for a socket, with a free port for port 0. None when it is taken."""
    host, port = address
    if port == 0:
        _counters["port"] += 1
        port = _counters["port"]
    for taken_kind, taken_host, taken_port in _bound:
        if (taken_kind, taken_port) == (kind, port) and (taken_host == host or "0.0.0.0" in (taken_host, host)):
            return None
    _bound[kind, host, port] = owner
    return (host, port)


def give_back(kind, address):
    _bound.pop((kind, *address), None)


def find(kind, address):
    """The socket that has this address, if there is one."""
    host, port = address
    return _bound.get((kind, host, port)) or _bound.get((kind, "0.0.0.0", port))


def wait_until(ready, timeout, news=changed):
    """Waits for news, with the lock held, until `ready()`; whether it came before the time was over."""
    if timeout is None:
        while not ready():
            news.wait()
        return True
    end = time.monotonic() + timeout
    while not ready():
        left = end - time.monotonic()
        if left <= 0:
            return False
        news.wait(left)
    return True
