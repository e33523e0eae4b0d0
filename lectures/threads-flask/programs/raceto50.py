"""Race to 50: two threads raise one counter until it reaches 50."""

import random
import threading
import time

GOAL = 50

counter = 0
tallies = {"Ann": 0, "Bob": 0}


def take_turn(name):
    """Raise the counter by one, unless it has reached the goal."""
    global counter
    seen = counter
    if seen >= GOAL:
        return False
    if random.random() < 0.05:
        time.sleep(0.0002)  # distracted, with a number in hand that grows old
    counter = seen + 1
    tallies[name] += 1
    return True


def race(name):
    """Take turns until the counter has reached the goal."""
    time.sleep(0.001)  # at the start line, so that both set off together
    racing = True
    while racing:
        racing = take_turn(name)


racers = [
    threading.Thread(target=race, args=("Ann",), name="Ann"),
    threading.Thread(target=race, args=("Bob",), name="Bob"),
]
for racer in racers:
    racer.start()
for racer in racers:
    racer.join()

raises = sum(tallies.values())
for name in tallies:
    print(f"{name} raised it {tallies[name]} times")
print(f"The counter is {counter} after {raises} raises: {raises - GOAL} lost")
