"""What one thread of the race to 50 does, without the other."""

import random
import time

GOAL = 50

counter = 0
raises = 0


def take_turn():
    global counter, raises
    seen = counter
    if seen >= GOAL:
        return False
    if random.random() < 0.05:
        time.sleep(0.0002)
    counter = seen + 1
    raises += 1
    return True


racing = True
while racing:
    racing = take_turn()
print(f"The counter is {counter} after {raises} raises: {raises - GOAL} lost")
