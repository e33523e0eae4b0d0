import functools
import threading
import time
from collections import defaultdict


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.lock = threading.Lock()
        self.calls = 0

    def __call__(self, *args, **kwargs):
        with self.lock:
            self.calls += 1
        return self.func(*args, **kwargs)


timings = defaultdict(list)


def timed(func):
    @functools.wraps(func)
    def inner(*a, **k):
        start = time.perf_counter()
        try:
            return func(*a, **k)
        finally:
            timings[func.__name__].append(time.perf_counter() - start)
    return inner


@CountCalls
@timed
def work(n):
    return sum(range(n))


threads = [threading.Thread(target=work, args=(n * 10,)) for n in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(work.calls, work.__name__, work(5), work.calls)
print(len(timings["work"]), all(s >= 0 for s in timings["work"]))
