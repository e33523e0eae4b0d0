"""A thread that waits for a flag which nobody sets in some interleavings."""

import threading

flag = False
tries = 0


def spin():
    while not flag:
        pass


def maybe():
    global flag, tries
    seen = tries
    tries = seen + 1
    if seen == 0:
        flag = True


threads = [threading.Thread(target=function) for function in (spin, maybe, spin)]
for thread in threads:
    thread.start()
tries = 1
for thread in threads:
    thread.join()
