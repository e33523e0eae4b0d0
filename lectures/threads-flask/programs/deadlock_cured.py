"""Two transfers in opposite directions, which lock the accounts in the same order."""

import threading
import time

balances = {"mine": 100, "yours": 100}
locks = {"mine": threading.Lock(), "yours": threading.Lock()}


def transfer(source, target, amount):
    """Move money, with both accounts locked."""
    first, second = sorted([source, target])  # whoever transfers, in the same order
    with locks[first]:
        print(f"{first} is locked")
        time.sleep(0.05)
        with locks[second]:
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
