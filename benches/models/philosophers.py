"""Eight philosophers, each of whom takes the left fork first."""

import threading

SEATS = 8
forks = [threading.Lock() for _ in range(SEATS)]
meals = [0] * SEATS


def dine(seat):
    with forks[seat]:
        with forks[(seat + 1) % SEATS]:
            meals[seat] += 1


philosophers = [threading.Thread(target=dine, args=(seat,)) for seat in range(SEATS)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
