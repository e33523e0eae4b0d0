"""Threads that wait for room, for items, and for everything to be dealt with."""

import queue
import threading
import time

log = []
narrow = queue.Queue(1)


def producer():
    for n in range(5):
        narrow.put(n)
    narrow.put(None)


thread = threading.Thread(target=producer)
thread.start()
while (item := narrow.get()) is not None:
    log.append(item)
thread.join()
print(log)

# A put that waits for room gets it in time.
full = queue.Queue(1)
full.put("old")
timer = threading.Timer(0.05, full.get)
timer.start()
full.put("new", timeout=5)
timer.join()
print(full.get_nowait())

# A get that waits for an item gets it in time.
late = queue.Queue()
threading.Timer(0.05, late.put, args=["here"]).start()
print(late.get(timeout=5))

# join() waits until each item is done, not merely taken.
work = queue.Queue()
done = []


def worker():
    while True:
        item = work.get()
        time.sleep(0.005)
        done.append(item * item)
        work.task_done()


for _ in range(3):
    threading.Thread(target=worker, daemon=True).start()
for n in range(12):
    work.put(n)
work.join()
print(sorted(done), work.unfinished_tasks, work.empty())

# Several threads take from one SimpleQueue; each gets what nobody else does.
simple = queue.SimpleQueue()
got = []


def taker():
    while (item := simple.get()) != "stop":
        got.append(item)


takers = [threading.Thread(target=taker) for _ in range(4)]
for taker_thread in takers:
    taker_thread.start()
for n in range(200):
    simple.put(n)
for _ in takers:
    simple.put("stop")
for taker_thread in takers:
    taker_thread.join()
print(sorted(got) == list(range(200)), simple.empty())

# The same through a priority queue, in order once all are in.
heap = queue.PriorityQueue()
fillers = [threading.Thread(target=lambda k=k: [heap.put((n, k)) for n in range(20)]) for k in range(3)]
for filler in fillers:
    filler.start()
for filler in fillers:
    filler.join()
drained = [heap.get() for _ in range(60)]
print(drained == sorted(drained), drained[:4])
