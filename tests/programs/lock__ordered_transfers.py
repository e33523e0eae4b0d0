import threading


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted([source, target], key=lambda account: account.number)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount


a, b = Account(1, 500), Account(2, 500)


def back_and_forth(source, target):
    for amount in range(100):
        transfer(source, target, amount)


threads = [
    threading.Thread(target=back_and_forth, args=(a, b)),
    threading.Thread(target=back_and_forth, args=(b, a)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(a.balance, b.balance, a.balance + b.balance)
