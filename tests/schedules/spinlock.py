"""Three threads that turn around a lock until it is theirs."""

import threading

lock = threading.Lock()
inside = 0
most = 0


def visit():
    global inside, most
    while not lock.acquire(False):
        pass
    inside += 1
    most = max(most, inside)
    inside -= 1
    lock.release()


threads = [threading.Thread(target=visit) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
