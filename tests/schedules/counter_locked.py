"""Two threads raise a counter, three times each, under a lock."""

import threading

counter = 0
lock = threading.Lock()


def work():
    global counter
    for _ in range(3):
        with lock:
            counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
