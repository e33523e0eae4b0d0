"""Two timers: one goes off, one is called off in time."""

import threading
import time


def ring(what):
    """What a timer calls when its time has come."""
    print(what)


tea = threading.Timer(0.1, ring, args=("The tea is ready",))
alarm = threading.Timer(0.3, ring, args=("Fire!",))
tea.start()
alarm.start()
print("Two timers are running")
tea.join()
time.sleep(0.05)
alarm.cancel()
alarm.join()
print("The alarm was called off")
