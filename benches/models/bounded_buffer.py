"""Two producers and two consumers, and a buffer of one place."""

import threading

buffer = []
changed = threading.Condition()
received = 0


def produce():
    for _ in range(2):
        with changed:
            while len(buffer) == 1:
                changed.wait()
            buffer.append(1)
            changed.notify_all()


def consume():
    global received
    for _ in range(2):
        with changed:
            while not buffer:
                changed.wait()
            received += buffer.pop()
            changed.notify_all()


threads = [threading.Thread(target=target) for target in (produce, produce, consume, consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
