"""A pool of threads from the outside: submitting, mapping, waiting, closing."""

import threading
import time
from concurrent.futures import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, as_completed, wait,
)


def square(n):
    return n * n


def fail(text):
    raise ValueError(text)


def name():
    return threading.current_thread().name


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(square, n) for n in range(6)]
    print([future.result() for future in futures])
    print(list(pool.map(square, range(5))), list(pool.map(lambda a, b: a + b, [1, 2, 3], [10, 20])))
    print(sorted(future.result() for future in as_completed(futures)))
    done, not_done = wait(futures)
    print(len(done), not_done, done == set(futures))
    print({future: n for n, future in enumerate(futures)}[futures[3]])
    print(pool.submit(sorted, [1, 3, 2], reverse=True).result(), pool.submit(dict, a=1).result())
try:
    pool.submit(square, 1)
except RuntimeError as error:
    print(error)

# Threads are named after the pool, counted, and not started before they are needed.
with ThreadPoolExecutor(4, thread_name_prefix="worker") as pool:
    print(pool.submit(name).result())
    time.sleep(0.02)
    print(pool.submit(name).result(), len(pool._threads))
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(name).result())

# Two threads at the same time, and no third.
meeting = threading.Barrier(2)
with ThreadPoolExecutor(2) as pool:
    print(sorted(pool.map(lambda _: meeting.wait(timeout=5), range(2))))

# Waiting for the first, for the first that fails, for all.
gate = threading.Event()
with ThreadPoolExecutor(3) as pool:
    slow = pool.submit(gate.wait, 10)
    quick = pool.submit(square, 4)
    result = wait([slow, quick], return_when=FIRST_COMPLETED)
    print(result.done == {quick}, result.not_done == {slow})
    bad = pool.submit(fail, "bad")
    result = wait([slow, bad], return_when=FIRST_EXCEPTION)
    print(bad in result.done, slow in result.not_done)
    result = wait([slow, quick], timeout=0.01)
    print(len(result.done), len(result.not_done))
    try:
        for future in as_completed([slow, quick], timeout=0.02):
            print("done:", future.result())
    except TimeoutError as error:
        print(error)
    gate.set()
    result = wait([slow, quick, bad], return_when=ALL_COMPLETED)
    print(len(result.done), len(result.not_done), slow.result())

# map() yields in order and raises where the call failed.
with ThreadPoolExecutor(2) as pool:
    results = pool.map(lambda n: 10 // n, [5, 2, 0, 1])
    print(next(results), next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print("map:", error)
    try:
        list(pool.map(time.sleep, [0.3], timeout=0.01))
    except TimeoutError as error:
        print("too slow", repr(error))

# An initializer runs in each thread first.
mine = threading.local()


def prepare(word):
    mine.word = word


with ThreadPoolExecutor(2, initializer=prepare, initargs=("ready",)) as pool:
    print(list(pool.map(lambda _: mine.word, range(4))))

for attempt in (
    lambda: ThreadPoolExecutor(0),
    lambda: ThreadPoolExecutor(-1),
    lambda: ThreadPoolExecutor(1, initializer=5),
    lambda: ThreadPoolExecutor(1).submit(),
):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
