"""A server without the web: a listener, a work queue and three workers."""

import queue
import threading
import time

WORKERS = 3

work = queue.Queue()
replies = []


def worker():
    """Take requests from the queue and answer them, until the listener says it is over."""
    while True:
        request = work.get()
        if request is None:
            return
        time.sleep(0.05)  # the work
        replies.append(f"reply to {request}")


def listener(requests):
    """Put every request on the queue; listening itself takes no time."""
    for request in requests:
        work.put(request)
    for _ in range(WORKERS):
        work.put(None)


workers = [threading.Thread(target=worker) for _ in range(WORKERS)]
for thread in workers:
    thread.start()
listener([f"request {number}" for number in range(1, 10)])
for thread in workers:
    thread.join()

print(len(replies), "replies from", WORKERS, "workers")
for reply in sorted(replies):
    print(reply)
