"""Two timers: one goes off, one is called off in time."""

import threading


def ring(what):
    """What a timer calls when its time has come."""
    print(what)


tea = threading.Timer(0.5, ring, args=("The tea is ready",))
alarm = threading.Timer(60, ring, args=("Fire!",))
tea.start()
alarm.start()
print("Two timers are running")
tea.join()
alarm.cancel()
alarm.join()
print("The alarm was called off")
