"""One thread adds one, another doubles."""

from threading import Thread

number = 1


def add():
    """Raise the number by one."""
    global number
    number = number + 1


def double():
    """Make the number twice as large."""
    global number
    number = number * 2


threads = [Thread(target=add), Thread(target=double)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
