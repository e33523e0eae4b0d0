import random
import threading

HORSES = ["Thunder", "Lightning", "Storm"]
random.seed(7)
strides = {h: [random.randint(1, 4) for _ in range(20)] for h in HORSES}
positions = dict.fromkeys(HORSES, 0)
results = []


def score():
    # Runs once a round, in one thread, when all horses have moved.
    leaders = [h for h in HORSES if positions[h] >= 12 and h not in results]
    results.extend(sorted(leaders, key=lambda h: -positions[h]))


barrier = threading.Barrier(len(HORSES), action=score)


def run(horse):
    for stride in strides[horse]:
        positions[horse] += stride
        barrier.wait()
        if len(results) == len(HORSES):
            break
        barrier.wait()


threads = [threading.Thread(target=run, args=(h,)) for h in HORSES]
for t in threads:
    t.start()
for t in threads:
    t.join()
for place, horse in enumerate(results, 1):
    print(f"{place}. {horse}")
