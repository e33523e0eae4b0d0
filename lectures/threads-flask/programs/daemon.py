"""A daemon thread ends when nobody else is left, wherever it is."""

import threading
import time


def tidy_up_forever():
    """Do something now and then, and never finish."""
    print("daemon: I never finish")
    while True:
        time.sleep(0.01)


def pack():
    """Do something that does end, after the main thread has."""
    time.sleep(0.2)
    print("worker: packed, so now the program may end")


daemon = threading.Thread(target=tidy_up_forever, daemon=True)
daemon.start()
time.sleep(0.05)
worker = threading.Thread(target=pack)
worker.start()
try:
    worker.daemon = True
except RuntimeError as error:
    print("too late:", error)
print("main: I am done")
