import logging
import queue
import random
import sys
import threading
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Optional

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(name)s - %(levelname)s - %(message)s")
log = logging.getLogger("farm")


class Kind(Enum):
    ADD = auto()
    MULTIPLY = auto()
    STOP = auto()


@dataclass(order=True)
class Task:
    priority: int
    kind: Kind = field(compare=False)
    numbers: tuple = field(default=(), compare=False)
    result: Optional[int] = field(default=None, compare=False, repr=False)


class Farm:
    def __init__(self, workers: int = 2):
        self.tasks: "queue.PriorityQueue[Task]" = queue.PriorityQueue()
        self.finished = []
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._work, name=f"farmer-{i}") for i in range(workers)]

    def __enter__(self):
        for t in self._threads:
            t.start()
        return self

    def __exit__(self, exc_type, exc, tb):
        for _ in self._threads:
            self.tasks.put(Task(99, Kind.STOP))
        for t in self._threads:
            t.join()
        log.info("closed after %d tasks", len(self.finished))
        return False

    def _work(self):
        while (task := self.tasks.get()).kind is not Kind.STOP:
            match task.kind:
                case Kind.ADD:
                    task.result = sum(task.numbers)
                case Kind.MULTIPLY:
                    a, b = task.numbers
                    task.result = a * b
            with self._lock:
                self.finished.append(task)


random.seed(3)
with Farm() as farm:
    for i in range(4):
        kind = random.choice([Kind.ADD, Kind.MULTIPLY])
        farm.tasks.put(Task(random.randint(1, 9), kind, (i, i + 1)))
for task in sorted(farm.finished, key=lambda t: t.numbers):
    print(f"{task!r} -> {task.result}")
