import heapq
import threading
import time
from typing import Callable, List, Tuple


class Clockwork(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.jobs: List[Tuple[float, int, Callable]] = []
        self.cond = threading.Condition()
        self.count = 0
        self.left = 0

    def after(self, delay: float, job: Callable) -> None:
        with self.cond:
            self.count += 1
            self.left += 1
            heapq.heappush(self.jobs, (time.monotonic() + delay, self.count, job))
            self.cond.notify_all()

    def run(self) -> None:
        while True:
            with self.cond:
                while not self.jobs:
                    self.cond.wait()
                due, _, job = self.jobs[0]
                wait = due - time.monotonic()
                if wait > 0:
                    self.cond.wait(wait)
                    continue
                heapq.heappop(self.jobs)
            job()
            with self.cond:
                self.left -= 1
                self.cond.notify_all()

    def finish(self) -> None:
        with self.cond:
            self.cond.wait_for(lambda: self.left == 0)


clock = Clockwork()
clock.after(0.2, lambda: print("third"))
clock.after(0.0, lambda: print("first"))
clock.after(0.1, lambda: print("second"))
time.sleep(0.05)
clock.start()
clock.finish()
print("jobs left:", clock.left)
