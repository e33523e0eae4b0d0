"""Two threads, half a million instructions: to be stepped back through."""

import threading

counter = 0


def work():
    """Raise the counter, again and again."""
    global counter
    for _ in range(35000):
        counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
