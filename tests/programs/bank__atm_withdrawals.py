import threading
import time

balance = 100
lock = threading.Lock()


def withdraw(name, amount):
    global balance
    with lock:
        if balance >= amount:
            time.sleep(0.01)
            balance -= amount
            print(f"{name} took {amount}, {balance} left")
        else:
            print(f"{name} wanted {amount}, only {balance} there")


for round_number in range(1, 4):
    print(f"--- round {round_number}")
    t = threading.Thread(target=withdraw, args=("Alice", 30))
    t.start()
    t.join()
    t = threading.Thread(target=withdraw, kwargs={"name": "Bob", "amount": 25})
    t.start()
    t.join()
print("final balance:", balance)
