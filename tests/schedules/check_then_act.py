"""Two withdrawals, each of which looks at the balance first."""

import threading


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if self.balance >= amount:
            self.balance -= amount


account = Account(100)
threads = [threading.Thread(target=account.withdraw, args=(70,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
