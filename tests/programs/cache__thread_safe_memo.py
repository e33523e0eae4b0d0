import functools
import threading


def memoize(func):
    cache = {}
    lock = threading.Lock()

    @functools.wraps(func)
    def wrapper(*args):
        with lock:
            if args in cache:
                return cache[args]
        value = func(*args)
        with lock:
            return cache.setdefault(args, value)

    wrapper.cache = cache
    return wrapper


@memoize
def collatz(n):
    """How many steps n takes to reach one."""
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


threads = [threading.Thread(target=collatz, args=(n,)) for n in (27, 97, 27, 6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(collatz.__name__, "-", collatz.__doc__)
print(collatz(27), collatz(97), collatz(6))
print((27,) in collatz.cache, (82,) in collatz.cache)
