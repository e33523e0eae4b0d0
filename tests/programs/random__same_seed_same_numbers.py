import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abcdef"), random.uniform(1, 2), random.randrange(0, 100, 5))
print(random.sample(range(50), 5), random.choices(["x", "y"], weights=[1, 3], k=6), random.getrandbits(70))
cards = list(range(10))
random.shuffle(cards)
print(cards, random.gauss(0, 1), random.expovariate(2), random.triangular(0, 10, 5))
rng, same = random.Random("text"), random.Random("text")
print([rng.random() for _ in range(2)] == [same.random() for _ in range(2)], rng.randint(1, 10 ** 30))
state = random.getstate()
first = random.random()
random.setstate(state)
print(first == random.random(), random.betavariate(1, 2), random.normalvariate(5, 2), random.sample("hello", 2))
try:
    random.choice([])
except IndexError as e:
    print(e)
try:
    random.sample([1], 2)
except ValueError as e:
    print(e)
