"""Work that computes: primes counted in two halves, one by one and on two threads."""

import threading
import time

HALVES = [(2, 40_000), (40_000, 63_000)]

found = {}


def count_primes(low, high):
    """Count the primes from low up to high; nothing here ever waits."""
    count = 0
    for number in range(low, high):
        divisor = 2
        while divisor * divisor <= number and number % divisor != 0:
            divisor += 1
        if divisor * divisor > number:
            count += 1
    found[low] = count


began = time.perf_counter()
for low, high in HALVES:
    count_primes(low, high)
in_turn = time.perf_counter() - began

began = time.perf_counter()
threads = [threading.Thread(target=count_primes, args=half) for half in HALVES]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
together = time.perf_counter() - began

print(f"primes found: {sum(found.values())}")
print(f"one by one:     {in_turn:.2f} s")
print(f"on two threads: {together:.2f} s")
print(f"{in_turn / together:.1f} times as fast; with a GIL it is about 1.0")
