"""Two transfers in opposite directions: each holds one account and waits for the other."""

import threading
import time

balances = {"mine": 100, "yours": 100}
locks = {"mine": threading.Lock(), "yours": threading.Lock()}


def transfer(source, target, amount):
    """Move money, with both accounts locked."""
    with locks[source]:
        print(f"{source} is locked")
        time.sleep(0.05)
        with locks[target]:
            balances[source] -= amount
            balances[target] += amount


there = threading.Thread(target=transfer, args=("mine", "yours", 30))
back = threading.Thread(target=transfer, args=("yours", "mine", 10))
there.start()
time.sleep(0.01)
back.start()
there.join()
back.join()
print(balances)
