import random
import threading
from collections import deque


class Worker(threading.Thread):
    def __init__(self, number, crew, tasks):
        super().__init__(name=f"W{number}")
        self.crew = crew
        self.tasks = deque(tasks)
        self.finished = []

    def next_task(self):
        try:
            return self.tasks.pop()
        except IndexError:
            pass
        for victim in random.sample(self.crew, len(self.crew)):
            try:
                return victim.tasks.popleft()
            except IndexError:
                continue
        return None

    def run(self):
        while (task := self.next_task()) is not None:
            self.finished.append(task)


crew = []
crew.extend(Worker(i, crew, range(i * 100, i * 100 + (90 if i == 0 else 2))) for i in range(3))
for w in crew:
    w.start()
for w in crew:
    w.join()
done = sorted(t for w in crew for t in w.finished)
print(len(done), len(set(done)), done[:3], done[-3:])
print("left:", [len(w.tasks) for w in crew])
