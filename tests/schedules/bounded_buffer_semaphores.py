"""A producer and a consumer with a buffer of one place, counted by two semaphores."""

import threading

buffer = []
received = []
places = threading.Semaphore(1)
items = threading.Semaphore(0)


def produce():
    for number in range(2):
        places.acquire()
        buffer.append(number)
        items.release()


def consume():
    for _ in range(2):
        items.acquire()
        received.append(buffer.pop())
        places.release()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
