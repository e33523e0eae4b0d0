"""Two withdrawals from one account, and a lock from the check to the payment."""

import threading
import time

balance = 100
lock = threading.Lock()


def withdraw(amount):
    """Take money out, if there is enough."""
    global balance
    with lock:
        if balance >= amount:
            time.sleep(0.01)  # the bank thinks
            balance -= amount
            return True
    return False


paid = []


def customer():
    """Ask for 80 and keep the answer."""
    paid.append(withdraw(80))


customers = [threading.Thread(target=customer) for _ in range(2)]
for thread in customers:
    thread.start()
for thread in customers:
    thread.join()

print("withdrawals paid:", paid.count(True))
print("balance:", balance)
