import threading


class Account:
    def __init__(self):
        self.balance = 0
        self.enough = threading.Condition()

    def deposit(self, amount):
        with self.enough:
            self.balance += amount
            print(f"+{amount:>3} -> {self.balance}")
            self.enough.notify_all()

    def withdraw(self, amount):
        with self.enough:
            while self.balance < amount:
                self.enough.wait()
            self.balance -= amount
            print(f"-{amount:>3} -> {self.balance}")


account = Account()
spender = threading.Thread(target=account.withdraw, args=(100,))
spender.start()
for amount in (30, 50):
    account.deposit(amount)
print("still waiting:", spender.is_alive())
account.deposit(40)
spender.join()
print("left:", account.balance)
