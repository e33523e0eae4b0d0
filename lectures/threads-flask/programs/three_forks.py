"""Three at a round table with three forks: first left, then right."""

from threading import Lock, Thread

forks = [Lock() for _ in range(3)]
meals = 0


def eat(left, right):
    """Take two forks, eat, and put them back."""
    global meals
    with forks[left]:
        with forks[right]:
            meals += 1


pairs = [(0, 1), (1, 2), (2, 0)]
guests = [Thread(target=eat, args=pair) for pair in pairs]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
