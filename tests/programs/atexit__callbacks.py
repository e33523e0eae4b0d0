# What is registered runs at the end, the last first, when the other threads are done.
import atexit
import threading
import time


def late():
    time.sleep(0.05)
    print("thread done")


atexit.register(print, "registered first")


@atexit.register
def second():
    print("registered second")


atexit.register(print, "with", "options", sep="-")
removed = lambda: print("never")
atexit.register(removed)
atexit.unregister(removed)
threading.Thread(target=late).start()
print("main done")
