"""The threads of pools of processes and of threads: what they are called, and when they have ended."""
import multiprocessing
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.pool import ThreadPool


def same(item):
    return item


def names():
    return sorted(thread.name for thread in threading.enumerate())


if __name__ == "__main__":
    pool = multiprocessing.Pool(2)
    print(pool.map(same, [1, 2]), threading.active_count(), names())
    pool.close()
    pool.join()
    print(threading.active_count())
    with multiprocessing.Pool(2) as pool:
        print(pool.map(same, [1]), list(pool.imap(same, range(5), chunksize=2)), pool.apply(same, (3,)))
        print(str(pool.imap(same, range(5), chunksize=2)).split(" at ")[0])
    pool.join()
    print(threading.active_count())
    pool = ThreadPool(3)
    print(pool.map(same, range(4)), names())
    pool.close()
    pool.join()
    print(threading.Thread(target=same).name)
    pool = ThreadPool(2)
    pool.map_async(same, range(3))
    pool.terminate()
    pool.join()
    with ProcessPoolExecutor(1) as executor:
        results = executor.map(abs, [1, -2], chunksize=2)
        print(results.__name__, results.__qualname__, list(results))
    pool = multiprocessing.Pool(2)
    result = pool.apply_async(time.sleep, (0.2,))
    pool.close()
    pool.join()
    print(result.ready())
    pool = multiprocessing.Pool(2)
    pool.terminate()
    pool.join()
    print(threading.active_count())
    pool = multiprocessing.Pool(2)
    for action in (pool.join, pool.close, lambda: pool.map(same, [1])):
        try:
            print(action())
        except ValueError as error:
            print(error)
    pool.join()
