import threading
from math import isqrt


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, isqrt(n) + 1):
        if n % d == 0:
            return False
    return True


class PrimeCounter(threading.Thread):
    def __init__(self, start, stop):
        super().__init__()
        self.begin, self.end = start, stop
        self.primes = []

    def run(self):
        self.primes = [n for n in range(self.begin, self.end) if is_prime(n)]


step = 250
threads = [PrimeCounter(s, s + step) for s in range(0, 1000, step)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for t in threads:
    print(f"{t.begin:>4}..{t.end - 1:<4} {len(t.primes)} primes, last {t.primes[-1]}")
print("total", sum(len(t.primes) for t in threads))
