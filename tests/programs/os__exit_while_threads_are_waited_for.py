"""The main thread is done and waits for the others, of which one ends the program at once."""

import os
import threading

lock = threading.Lock()
tickets = 5


def booth(number):
    global tickets
    while True:
        with lock:
            if tickets == 0:
                print("sold out", flush=True)
                os._exit(3)
            tickets -= 1
            print("left:", tickets, flush=True)


for number in range(4):
    threading.Thread(target=booth, args=(number,)).start()
