"""Philosophers at a round table, a fork between any two: each needs both forks beside them."""

import threading
import time

CURE = "none"
SEATS = 5
MEALS = 20
PAUSE = 0.0002

forks = [threading.Lock() for _ in range(SEATS)]
holder = [None] * SEATS  # by fork
waits_for = [None] * SEATS  # by philosopher
eaten = [0] * SEATS
retreats = [0] * SEATS


def take(seat, fork, **patience):
    """Take a fork, and leave a note who waits for what."""
    waits_for[seat] = fork
    taken = forks[fork].acquire(**patience)
    waits_for[seat] = None
    if taken:
        holder[fork] = seat
    return taken


def put_back(fork):
    """Put a fork back on the table."""
    holder[fork] = None
    forks[fork].release()


def eat(seat):
    """Eat once, with both forks."""
    first, second = seat, (seat + 1) % SEATS
    patience = {}
    if CURE == "order":
        first, second = sorted([first, second])
    elif CURE == "timeout":
        patience = {"timeout": 0.001 * (1 + seat)}  # each another, or all would give up together
    elif CURE == "try-lock":
        patience = {"blocking": False}
    while True:
        take(seat, first)
        time.sleep(PAUSE)  # the time to be met
        if take(seat, second, **patience):
            break
        put_back(first)
        retreats[seat] += 1
        time.sleep(PAUSE * (1 + seat))
    put_back(second)
    put_back(first)
    eaten[seat] += 1


def dine(seat):
    """Eat until full."""
    for _ in range(MEALS):
        eat(seat)


began = time.perf_counter()
philosophers = [threading.Thread(target=dine, args=(seat,)) for seat in range(SEATS)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
seconds = time.perf_counter() - began
meals = sum(eaten)
given_back = sum(retreats)
