"""Appending to a list, reading and writing its items: the sieve of Eratosthenes."""

import time


def primes(limit):
    composite = [False] * limit
    found = []
    for number in range(2, limit):
        if not composite[number]:
            found.append(number)
            for multiple in range(number * number, limit, number):
                composite[multiple] = True
    return found


began = time.perf_counter()
primes(150000)
print(time.perf_counter() - began)
