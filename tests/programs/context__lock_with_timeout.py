import threading
from contextlib import contextmanager


@contextmanager
def acquire_timeout(lock, timeout):
    result = lock.acquire(timeout=timeout)
    try:
        yield result
    finally:
        if result:
            lock.release()


lock = threading.Lock()
with acquire_timeout(lock, 1) as got:
    print("free lock:", got, lock.locked())
print("afterwards:", lock.locked())

with lock:
    with acquire_timeout(lock, 0.02) as got:
        print("taken lock:", got)
    print("still held:", lock.locked())
print(lock.locked())
