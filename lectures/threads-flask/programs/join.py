"""What join waits for, and what it does not."""

import threading
import time


def bake(what, seconds):
    """Bake for a while, then say so."""
    time.sleep(seconds)
    print(what, "is done")


bread = threading.Thread(target=bake, args=("bread", 0.3))
cookies = threading.Thread(target=bake, args=("cookies", 0.1))
bread.start()
cookies.start()
print("both are in the oven")
bread.join()
print("now we can eat")
cookies.join()
print("cookies alive:", cookies.is_alive())
