"""Three philosophers who all take the fork with the smaller number first."""

import threading

forks = [threading.Lock() for _ in range(3)]
meals = [0, 0, 0]


def dine(seat):
    low, high = sorted([seat, (seat + 1) % 3])
    with forks[low]:
        with forks[high]:
            meals[seat] += 1


philosophers = [threading.Thread(target=dine, args=(seat,)) for seat in range(3)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
