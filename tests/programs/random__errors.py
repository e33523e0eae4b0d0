# What cannot be drawn.
import random

attempts = {
    "randint(5, 1)": lambda: random.randint(5, 1),
    "randrange(0)": lambda: random.randrange(0),
    "choice([])": lambda: random.choice([]),
    "sample too many": lambda: random.sample([1], 2),
    "sample of a set": lambda: random.sample({1, 2}, 1),
    "seed([1])": lambda: random.seed([1]),
    "wrong weights": lambda: random.choices([1, 2], [1]),
    "no weight": lambda: random.choices([1], [0]),
}
for name, attempt in attempts.items():
    try:
        print(name, attempt())
    except (ValueError, IndexError, TypeError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
