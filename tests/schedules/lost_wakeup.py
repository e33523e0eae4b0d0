"""A thread looks before it waits, and may miss the notification in between."""

import threading
import time

changed = threading.Condition()
ready = False


def wait():
    if not ready:
        with changed:
            changed.wait()
    print("went on")


def announce():
    global ready
    time.sleep(10)
    ready = True
    with changed:
        changed.notify()


threads = [threading.Thread(target=wait, name="waiter"), threading.Thread(target=announce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
