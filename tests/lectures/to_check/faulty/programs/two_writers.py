"""Two threads write one variable."""

import threading

x = 0


def write(value):
    """Write it."""
    global x
    x = value
    value = None


threads = [threading.Thread(target=write, args=(value,)) for value in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
