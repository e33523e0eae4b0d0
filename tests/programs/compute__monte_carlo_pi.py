import random
import threading

hits = {}


def throw(worker, darts):
    rng = random.Random(worker)
    inside = 0
    for _ in range(darts):
        x, y = rng.random(), rng.random()
        if x * x + y * y <= 1.0:
            inside += 1
    hits[worker] = inside


threads = [threading.Thread(target=throw, args=(w, 2000)) for w in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for worker in sorted(hits):
    print(f"worker {worker}: {hits[worker]} of 2000")
print(f"pi is about {4 * sum(hits.values()) / 8000:.4f}")
