# A seed may be a number, a text or bytes.
import random

for seed in ("hello", b"abc", 3.7, 10**30, -5, True, 0):
    generator = random.Random(seed)
    print(seed, generator.random(), generator.randint(0, 9))
