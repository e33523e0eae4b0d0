"""Two threads: the table is laid while the kettle is on."""

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


kettle = threading.Thread(target=boil, name="Kettle")
kettle.start()
time.sleep(0.05)
say("the table is laid")
kettle.join()
say("tea!")
