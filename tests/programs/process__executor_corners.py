import os
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool

PRIMES = [2, 4, 7, 9, 13, 15, 17]


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))


def power(base, exponent):
    return base ** exponent


def crash():
    os._exit(1)


value = "unset"


def set_up(what):
    global value
    value = what


def get(_):
    return value


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as executor:
        for number, prime in zip(PRIMES, executor.map(is_prime, PRIMES)):
            print(number, prime)
        print(list(executor.map(power, [2, 3, 4], [5, 2, 1], chunksize=2)))
        futures = {executor.submit(power, n, 2): n for n in range(5)}
        print(sorted((futures[f], f.result()) for f in as_completed(futures)))
        done, waiting = wait([executor.submit(power, 2, n) for n in range(3)])
        print(sorted(f.result() for f in done), waiting)
        future = executor.submit(power, 2, exponent=10)
        print(future.result(timeout=10), future.done(), future.exception())
        future = executor.submit(power, "a", 2)
        print(type(future.exception()).__name__, future.exception())
        callbacks = []
        future = executor.submit(power, 3, 3)
        future.add_done_callback(lambda f: callbacks.append(f.result()))
        future.result()
        bad = executor.submit(lambda: 1)
        print(type(bad.exception()).__name__)
    print(callbacks)
    try:
        executor.submit(power, 1, 1)
    except RuntimeError as error:
        print(error)
    with ProcessPoolExecutor(2, initializer=set_up, initargs=("ready",)) as executor:
        print(list(executor.map(get, range(3))))
    with ProcessPoolExecutor(1) as executor:
        try:
            executor.submit(crash).result()
        except BrokenProcessPool as error:
            print("broken:", error)
    try:
        ProcessPoolExecutor(0)
    except ValueError as error:
        print(error)
