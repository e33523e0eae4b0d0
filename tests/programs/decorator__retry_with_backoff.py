import threading
import time
from functools import wraps


def retry(times=3, exceptions=(Exception,), delay=0.001, factor=2):
    def decorate(func):
        @wraps(func)
        def wrapper(*args, **kwargs):
            wait = delay
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)
                except exceptions as e:
                    print(f"attempt {attempt} of {func.__name__} failed: {e}")
                    if attempt == times:
                        raise
                    time.sleep(wait)
                    wait *= factor
        return wrapper
    return decorate


calls = iter(range(10))


@retry(times=4, exceptions=(ConnectionError, TimeoutError))
def unstable():
    n = next(calls)
    if n == 0:
        raise ConnectionError("no route")
    if n == 1:
        raise TimeoutError("too slow")
    return f"worked at call {n}"


@retry(times=2, exceptions=ValueError)
def hopeless():
    raise ValueError("always")


result = []
t = threading.Thread(target=lambda: result.append(unstable()))
t.start()
t.join()
print(result)
try:
    hopeless()
except ValueError as e:
    print("gave up:", e)
