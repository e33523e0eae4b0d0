"""A producer and a consumer with a buffer of one place, guarded by a condition."""

import threading

buffer = []
received = []
changed = threading.Condition()


def produce():
    for number in range(2):
        with changed:
            while buffer:
                changed.wait()
            buffer.append(number)
            changed.notify()


def consume():
    for _ in range(2):
        with changed:
            while not buffer:
                changed.wait()
            received.append(buffer.pop())
            changed.notify()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
