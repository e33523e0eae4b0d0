import functools
import threading
import time


class Timeout(Exception):
    pass


def timeout(seconds):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args):
            result = [Timeout(f"{func.__name__} took longer than {seconds} s")]

            def run():
                try:
                    result[0] = func(*args)
                except Exception as e:
                    result[0] = e

            t = threading.Thread(target=run, daemon=True)
            t.start()
            t.join(seconds)
            if isinstance(result[0], BaseException):
                raise result[0]
            return result[0]
        return wrapper
    return decorate


@timeout(0.1)
def nap(seconds):
    time.sleep(seconds)
    return f"slept {seconds}"


@timeout(1)
def bad(x):
    return x["key"]


print(nap(0))
for call in (lambda: nap(0.4), lambda: bad({})):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
