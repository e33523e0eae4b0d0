import queue
from dataclasses import dataclass, field
from typing import Any

lifo = queue.LifoQueue()
for n in range(4):
    lifo.put(n)
print([lifo.get() for _ in range(4)])


@dataclass(order=True)
class Job:
    priority: int
    payload: Any = field(compare=False)


jobs = queue.PriorityQueue()
for priority, payload in [(3, {"low": 1}), (1, ["urgent"]), (2, None)]:
    jobs.put(Job(priority, payload))
while not jobs.empty():
    job = jobs.get()
    print(job.priority, job.payload)

simple = queue.SimpleQueue()
simple.put(1)
simple.put_nowait(2)
print(simple.qsize(), simple.get(), simple.get_nowait(), simple.empty())
try:
    simple.get(timeout=0.01)
except queue.Empty:
    print("simple is empty")
pairs = queue.PriorityQueue()
for p in [(2, "b"), (1, "z"), (2, "a")]:
    pairs.put(p)
print([pairs.get() for _ in range(3)])
