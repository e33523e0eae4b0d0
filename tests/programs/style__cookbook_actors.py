"""Actors with mailboxes, an exchange with subscribers, and a scheduler of generators."""

import queue
import threading
from collections import defaultdict, deque


class Closed(Exception):
    pass


class Actor:
    def __init__(self):
        self._mailbox = queue.Queue()
        self._ended = threading.Event()

    def tell(self, message):
        self._mailbox.put(message)

    def receive(self):
        message = self._mailbox.get()
        if message is Closed:
            raise Closed
        return message

    def start(self):
        threading.Thread(target=self._begin, daemon=True).start()

    def _begin(self):
        try:
            self.run()
        except Closed:
            pass
        finally:
            self._ended.set()

    def close(self):
        self.tell(Closed)
        self._ended.wait()


class Clerk(Actor):
    def run(self):
        while True:
            order, *details = self.receive()
            getattr(self, f"do_{order}")(*details)

    def do_sell(self, thing, price):
        print(f"sold {thing!r} for {price:.2f}")

    def do_close(self):
        print("shop closed")


clerk = Clerk()
clerk.start()
clerk.tell(("sell", "apple", 0.5))
clerk.tell(("sell", "pear", 1))
clerk.tell(("close",))
clerk.close()


class Exchange:
    def __init__(self):
        self._subscribers = []

    def attach(self, subscriber):
        self._subscribers.append(subscriber)

    def send(self, message):
        for subscriber in self._subscribers:
            subscriber(message)


exchanges = defaultdict(Exchange)
exchanges["news"].attach(lambda message: print("first hears", message))
exchanges["news"].attach(lambda message: print("second hears", message))
exchanges["news"].send("hello")
exchanges["weather"].send("nobody listens")


def countdown(name, n):
    while n:
        print(name, n)
        yield
        n -= 1


tasks = deque([countdown("a", 2), countdown("b", 3)])
while tasks:
    task = tasks.popleft()
    try:
        next(task)
        tasks.append(task)
    except StopIteration:
        print("one task is done")
