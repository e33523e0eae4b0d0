"""Nine threads that turn around a lock until it is theirs, twice each."""

import threading

lock = threading.Lock()
inside = 0


def visit():
    global inside
    for _ in range(2):
        while not lock.acquire(False):
            pass
        inside += 1
        assert inside == 1
        inside -= 1
        lock.release()


threads = [threading.Thread(target=visit) for _ in range(9)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
