"""Where the lock of a Condition is at every moment."""

import threading

condition = threading.Condition()
door_open = False


def guest():
    """Wait until the door is open."""
    with condition:
        print("guest: I have the lock")
        ready.set()
        while not door_open:
            print("guest: closed, so I wait and the lock is free")
            condition.wait()
        print("guest: wait() gave me the lock back before it returned")


ready = threading.Event()
visitor = threading.Thread(target=guest)
visitor.start()
ready.wait()
with condition:  # only possible because the guest waits
    print("host: I have the lock, and open the door")
    door_open = True
    condition.notify()
    print("host: the guest is woken, and cannot go on while I hold the lock")
visitor.join()
