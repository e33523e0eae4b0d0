"""Three philosophers, each of whom takes the left fork first."""

import threading

forks = [threading.Lock() for _ in range(3)]
meals = [0, 0, 0]


def dine(seat):
    with forks[seat]:
        with forks[(seat + 1) % 3]:
            meals[seat] += 1


philosophers = [threading.Thread(target=dine, args=(seat,), name=f"P{seat}") for seat in range(3)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
