import random
import threading


class InsufficientFunds(Exception):
    def __init__(self, owner, missing):
        super().__init__(f"{owner} is short of {missing}")
        self.missing = missing


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.lock = threading.RLock()

    def withdraw(self, amount):
        with self.lock:
            if amount > self.balance:
                raise InsufficientFunds(self.owner, amount - self.balance)
            self.balance -= amount

    def deposit(self, amount):
        with self.lock:
            self.balance += amount


accounts = [Account(name, 100) for name in ("ann", "bob", "cid", "dan")]
order = {account: i for i, account in enumerate(accounts)}


def transfer(src, dst, amount):
    for account in sorted((src, dst), key=order.get):
        account.lock.acquire()
    try:
        src.withdraw(amount)
        dst.deposit(amount)
    finally:
        src.lock.release()
        dst.lock.release()


def teller(seed):
    rng = random.Random(seed)
    for _ in range(40):
        src, dst = rng.sample(accounts, 2)
        try:
            transfer(src, dst, rng.randint(1, 80))
        except InsufficientFunds:
            pass


tellers = [threading.Thread(target=teller, args=(s,)) for s in range(4)]
for t in tellers:
    t.start()
for t in tellers:
    t.join()
print("total:", sum(a.balance for a in accounts))
print("nobody is in debt:", all(a.balance >= 0 for a in accounts))
try:
    accounts[0].withdraw(10_000)
except InsufficientFunds as e:
    print(type(e).__name__, e.missing == 10_000 - accounts[0].balance)
