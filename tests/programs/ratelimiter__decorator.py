import functools
import threading
import time


def rate_limited(max_per_second):
    interval = 1.0 / max_per_second

    def decorate(func):
        lock = threading.Lock()
        last = [0.0]

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            with lock:
                wait = last[0] + interval - time.monotonic()
                if wait > 0:
                    time.sleep(wait)
                last[0] = time.monotonic()
            return func(*args, **kwargs)

        return wrapper

    return decorate


@rate_limited(20)
def ping(i):
    return i


start = time.perf_counter()
results = [ping(i) for i in range(4)]
elapsed = time.perf_counter() - start
print(results, ping.__name__)
print("took at least 0.15 s:", elapsed >= 0.14)
print("took less than 2 s:", elapsed < 2)
