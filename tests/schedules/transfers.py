"""Two transfers between two accounts in opposite directions, each of which locks both accounts."""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount


alice = Account(100)
bob = Account(100)
threads = [
    threading.Thread(target=transfer, args=(alice, bob, 10), name="to Bob"),
    threading.Thread(target=transfer, args=(bob, alice, 20), name="to Alice"),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
