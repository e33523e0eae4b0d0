import threading
from functools import lru_cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


class Compute(threading.Thread):
    def __init__(self, func, n):
        super().__init__(name=f"{func.__name__}({n})")
        self.func, self.n = func, n
        self.result = None

    def run(self):
        self.result = self.func(self.n)


jobs = [Compute(fib, 90), Compute(factorial, 25), Compute(factorial, 40)]
for job in jobs:
    job.start()
for job in jobs:
    job.join()
    print(job.name, "=", job.result)
print(len(str(factorial(200))), fib.cache_info().currsize)
