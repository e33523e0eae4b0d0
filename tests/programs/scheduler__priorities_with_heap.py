import heapq
import itertools
import threading


class Scheduler:
    def __init__(self):
        self._heap = []
        self._order = itertools.count()
        self._cond = threading.Condition()
        self._closed = False

    def add(self, priority, job, *args):
        with self._cond:
            heapq.heappush(self._heap, (priority, next(self._order), job, args))
            self._cond.notify()

    def close(self):
        with self._cond:
            self._closed = True
            self._cond.notify_all()

    def run(self):
        while True:
            with self._cond:
                while not self._heap and not self._closed:
                    self._cond.wait()
                if not self._heap:
                    return
                priority, _, job, args = heapq.heappop(self._heap)
            job(priority, *args)


def show(priority, text):
    print(priority, text)


s = Scheduler()
for p, text in [(5, "sweep"), (1, "alarm"), (3, "mail"), (1, "fire")]:
    s.add(p, show, text)
t = threading.Thread(target=s.run)
t.start()
s.close()
t.join()
