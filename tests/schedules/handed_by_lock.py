"""A lock that one thread holds from the beginning and another waits for hands a value over."""

import threading

value = 0
ready = threading.Lock()
ready.acquire()


def give():
    global value
    value = 42
    ready.release()


def take():
    global value
    ready.acquire()
    value += 1


threads = [threading.Thread(target=target) for target in (give, take)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
