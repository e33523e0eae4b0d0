"""A program that waits for a lock it holds."""

import threading

lock = threading.Lock()
with lock:
    lock.acquire()
