"""Reading and writing an object's attributes, and calling its method."""

import time


class Account:
    def __init__(self):
        self.balance = 0
        self.deposits = 0

    def deposit(self, amount):
        self.balance += amount
        self.deposits += 1


def fill(times):
    account = Account()
    for step in range(times):
        account.deposit(step & 7)
    return account.balance


began = time.perf_counter()
fill(200000)
print(time.perf_counter() - began)
