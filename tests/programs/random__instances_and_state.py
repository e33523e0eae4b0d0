# Each generator has a state of its own, which can be kept and given back.
import random
import threading

state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)], state[0], len(state[1]))

results = {}


def roll(name, seed):
    dice = random.Random(seed)
    results[name] = [dice.randint(1, 6) for _ in range(8)]


threads = [threading.Thread(target=roll, args=(f"player {n}", n)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in sorted(results):
    print(name, results[name])


class Loaded(random.Random):
    def random(self):
        return 0.25


print(Loaded(1).uniform(0, 4), Loaded(1).choices([1, 2, 3, 4], k=2))
system = random.SystemRandom()
print(0 <= system.random() < 1, 1 <= system.randint(1, 3) <= 3)
