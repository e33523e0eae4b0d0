"""Exceptions carried home by hand, and custom exceptions across processes."""
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process, Queue


class InsufficientFunds(Exception):
    def __init__(self, needed, there):
        super().__init__(needed, there)
        self.needed = needed
        self.there = there

    def __str__(self):
        return f"needs {self.needed}, has {self.there}"


def withdraw(balance, amount):
    if amount > balance:
        raise InsufficientFunds(amount, balance)
    return balance - amount


def report(queue, balance, amount):
    try:
        queue.put(withdraw(balance, amount))
    except InsufficientFunds as error:
        queue.put(error)


if __name__ == "__main__":
    queue = Queue()
    for amount in (30, 300):
        p = Process(target=report, args=(queue, 100, amount))
        p.start()
        print(repr(queue.get()))
        p.join()
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(withdraw, 50, amount) for amount in (20, 60)]
        for future in futures:
            try:
                print("left:", future.result())
            except InsufficientFunds as error:
                print("refused:", error, error.needed, error.there)
