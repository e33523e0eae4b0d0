"""A program that prints something else every time."""

import random

print(random.random())
