# A seed fixes everything that follows.
import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.uniform(1, 2))
print(random.sample(range(100), 5), random.sample(range(10_000), 3))
cards = list(range(10))
random.shuffle(cards)
print(cards, random.choices([1, 2, 3], [5, 3, 1], k=6), random.choices("ab", k=3))
print(random.randrange(0, 100, 7), random.randrange(5), random.getrandbits(70), random.randbytes(4))
