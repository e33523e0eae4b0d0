"""Calls of Python functions: Fibonacci numbers the slow way."""

import time


def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


began = time.perf_counter()
fibonacci(24)
print(time.perf_counter() - began)
