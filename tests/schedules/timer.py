"""A timer that is cancelled may have rung already."""

import threading

rung = False


def ring():
    global rung
    rung = True


timer = threading.Timer(60, ring)
timer.start()
timer.cancel()
timer.join()
