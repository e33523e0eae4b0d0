"""Two threads raise a counter, each under a lock of its own."""

import threading

counter = 0
left = threading.Lock()
right = threading.Lock()


def work(guard):
    global counter
    with guard:
        counter += 1


threads = [threading.Thread(target=work, args=(guard,)) for guard in (left, right)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
