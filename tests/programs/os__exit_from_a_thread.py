"""A thread ends the whole program at once: nothing is cleaned up, nobody is waited for."""

import atexit
import os
import sys
import threading

atexit.register(print, "never said")


def give_up():
    print("giving up")
    sys.stdout.flush()
    os._exit(7)


threading.Thread(target=give_up).start()
try:
    threading.Event().wait()
finally:
    print("never reached")
