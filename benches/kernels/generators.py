"""Generators: a pipeline of three, pulled item by item."""

import time


def numbers(limit):
    for number in range(limit):
        yield number


def odd(source):
    for number in source:
        if number & 1:
            yield number


def pairs(source):
    for number in source:
        yield number, number * number


def measure(limit):
    total = 0
    for number, square in pairs(odd(numbers(limit))):
        total += square - number
    return total


began = time.perf_counter()
measure(100000)
print(time.perf_counter() - began)
