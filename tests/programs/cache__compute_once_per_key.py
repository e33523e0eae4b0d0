import threading
from collections import defaultdict


class OncePerKey:
    """Several threads may ask for a key at once; one of them computes it."""

    def __init__(self, compute):
        self.compute = compute
        self.values = {}
        self.locks = defaultdict(threading.Lock)
        self.guard = threading.Lock()

    def __call__(self, key):
        with self.guard:
            lock = self.locks[key]
        with lock:
            if key not in self.values:
                self.values[key] = self.compute(key)
            return self.values[key]


calls = []


def expensive(key):
    calls.append(key)
    return key * 10


lookup = OncePerKey(expensive)
answers = [None] * 9


def ask(i):
    answers[i] = lookup(i % 3)


threads = [threading.Thread(target=ask, args=(i,)) for i in range(9)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(answers)
print(sorted(calls))
