"""Two withdrawals that look and take under a lock each time, but not under one for both."""

import threading

balance = 100
lock = threading.Lock()


def withdraw(amount):
    global balance
    enough = False
    with lock:
        enough = balance >= amount
    if enough:
        with lock:
            balance = balance - amount


threads = [threading.Thread(target=withdraw, args=(70,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
