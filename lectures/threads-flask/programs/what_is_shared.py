"""What two threads share, and what each has for itself."""

import threading

guests = []  # a global: there is one, and both threads see it


def invite(name, dishes):
    """Add a guest; `dishes` and `seat` are this call's own, the lists they name may not be."""
    seat = len(name)
    seat = seat + 1
    guests.append(name)
    dishes.append(f"{name}'s soup, at seat {seat}")


table = []  # handed to both threads, so there is one of these as well
first = threading.Thread(target=invite, args=("Ada", table))
second = threading.Thread(target=invite, args=("Grace", table))
first.start()
first.join()
second.start()
second.join()

print("guests:", guests)
print("table:", table)
try:
    print(seat)
except NameError:
    print("seat: there was one in each call, and both are gone")
