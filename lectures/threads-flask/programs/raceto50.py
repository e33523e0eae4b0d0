"""Two threads raise one counter until it reaches 50."""

import random
import threading
import time

GOAL = 50

counter = 0
tallies = [0, 0]


def take_turn(slot):
    """Raise the counter by one; say whether there was still something to raise."""
    global counter
    if counter >= GOAL:
        return False
    seen = counter
    if random.random() < 0.05:
        time.sleep(0.0002)  # distracted, with a number in hand that may grow old
    counter = seen + 1
    tallies[slot] += 1
    return True


def race(slot):
    racing = True
    while racing:
        racing = take_turn(slot)


racers = [
    threading.Thread(target=race, args=(0,), name="Ann"),
    threading.Thread(target=race, args=(1,), name="Bob"),
]
for racer in racers:
    racer.start()
for racer in racers:
    racer.join()

raises = sum(tallies)
for slot, racer in enumerate(racers):
    print(f"{racer.name} raised it {tallies[slot]} times")
print(f"The counter is {counter} after {raises} raises: {raises - GOAL} lost")
