"""A thread uses what another one made, behind that one's end."""

import threading

value = 0


def give():
    global value
    value = 42


def take():
    global value
    giver.join()
    value += 1


giver = threading.Thread(target=give)
taker = threading.Thread(target=take)
giver.start()
taker.start()
taker.join()
