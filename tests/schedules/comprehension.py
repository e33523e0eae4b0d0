"""A list is being built while another thread raises the number that is put into it."""

import threading

number = 0
taken = []


def look():
    return number


def take():
    global taken
    taken = [look() for _ in range(2)]


def count():
    global number
    number = 1
    number = 2
    number = 3


threads = [threading.Thread(target=take), threading.Thread(target=count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
