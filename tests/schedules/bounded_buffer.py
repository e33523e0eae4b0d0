"""A producer and a consumer with a queue that holds one item."""

import queue
import threading

items = queue.Queue(maxsize=1)
received = []


def produce():
    for number in range(3):
        items.put(number)


def consume():
    for _ in range(3):
        received.append(items.get())


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(received)
