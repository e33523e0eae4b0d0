"""A thread that waits by giving a lock back and taking it again lets others have it in between."""

import threading
import time

for make in (threading.Lock, threading.Semaphore, threading.RLock):
    lock = make()
    full = True

    def spin():
        lock.acquire()
        taken.set()
        while full:
            lock.release()
            lock.acquire()
        lock.release()

    taken = threading.Event()
    thread = threading.Thread(target=spin)
    thread.start()
    taken.wait()
    time.sleep(0.05)
    lock.acquire()
    full = False
    lock.release()
    thread.join()
    print(make.__name__, "was free")
