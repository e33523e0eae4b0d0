import random
import statistics
import threading
from collections import deque


class Window:
    def __init__(self, size):
        self.values = deque(maxlen=size)
        self.lock = threading.Lock()
        self.received = 0

    def add(self, value):
        with self.lock:
            self.values.append(value)
            self.received += 1

    def summary(self):
        with self.lock:
            return len(self.values), self.received


window = Window(5)


def sensor(seed):
    rng = random.Random(seed)
    for _ in range(10):
        window.add(rng.gauss(20, 2))


sensors = [threading.Thread(target=sensor, args=(s,)) for s in range(3)]
for s in sensors:
    s.start()
for s in sensors:
    s.join()
print(window.summary(), all(10 < v < 30 for v in window.values))
rng = random.Random(1)
sample = [round(rng.gauss(20, 2), 3) for _ in range(5)]
print(sample, round(statistics.mean(sample), 3), round(statistics.stdev(sample), 4))
