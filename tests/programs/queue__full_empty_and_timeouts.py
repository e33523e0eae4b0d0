import queue
import time

q = queue.Queue(maxsize=2)
q.put("a")
q.put("b", block=False)
print(q.full(), q.qsize(), q.maxsize)
for action in (lambda: q.put_nowait("c"), lambda: q.put("c", timeout=0.02), lambda: q.put("c", False)):
    try:
        action()
    except queue.Full as e:
        print("Full", repr(e))
print(q.get(), q.get(timeout=1), q.empty())
start = time.monotonic()
for action in (q.get_nowait, lambda: q.get(timeout=0.05), lambda: q.get(False)):
    try:
        action()
    except queue.Empty as e:
        print("Empty", str(e) == "")
print("waited:", time.monotonic() - start >= 0.04)
q.task_done()
q.task_done()
q.join()
try:
    q.task_done()
except ValueError as e:
    print("ValueError:", e)
try:
    q.get(timeout=-1)
except ValueError as e:
    print("ValueError:", e)
