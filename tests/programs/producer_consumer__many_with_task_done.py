from queue import Queue
from threading import Lock, Thread

jobs = Queue(maxsize=5)
lock = Lock()
squares = {}


def worker():
    while True:
        number = jobs.get()
        if number is None:
            jobs.task_done()
            return
        with lock:
            squares[number] = number ** 2
        jobs.task_done()


crew = [Thread(target=worker, name=f"worker-{i}") for i in range(3)]
for member in crew:
    member.start()

for n in range(1, 13):
    jobs.put(n)
jobs.join()
print("all jobs are done, unfinished:", jobs.unfinished_tasks)

for _ in crew:
    jobs.put(None)
for member in crew:
    member.join()

for n in sorted(squares):
    print(f"{n:>2} -> {squares[n]:>3}")
