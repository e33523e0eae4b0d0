import threading
import time


class Stopwatch:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.elapsed = time.perf_counter() - self.start
        if exc_type is KeyError:
            print("swallowed", exc_type.__name__, exc)
            return True


def nap():
    time.sleep(0.1)


with Stopwatch() as one:
    nap()
with Stopwatch() as four:
    threads = [threading.Thread(target=nap) for _ in range(4)]
    [t.start() for t in threads]
    [t.join() for t in threads]
print("one nap took 0.1 s or more:", one.elapsed >= 0.09)
print("four at once took less than four:", four.elapsed < 0.4)
with Stopwatch() as third:
    {}["missing"]
print(third.elapsed >= 0)
