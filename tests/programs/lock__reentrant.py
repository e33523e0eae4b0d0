import threading


class Account:
    def __init__(self):
        self.lock = threading.RLock()
        self.balance = 0

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def deposit_all(self, amounts):
        with self.lock:
            for amount in amounts:
                self.deposit(amount)


account = Account()
threads = [threading.Thread(target=account.deposit_all, args=([1, 2, 3],)) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance)
try:
    account.lock.release()
except RuntimeError as error:
    print(error)
