"""One thread: everything in turn, and the table waits for the kettle."""

import threading
import time


def say(what):
    """Print who does what."""
    print(f"{threading.current_thread().name}: {what}")


def boil():
    """Boil water, which takes a while and needs nobody."""
    say("the kettle is on")
    time.sleep(0.2)
    say("the water boils")


boil()
say("the table is laid")
say("tea!")
