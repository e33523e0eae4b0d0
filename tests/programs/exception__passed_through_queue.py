import queue
import sys
import threading


def worker(bucket, n):
    try:
        if n % 2:
            raise ValueError(f"odd number {n}")
        bucket.put((n, None))
    except Exception:
        bucket.put((n, sys.exc_info()))


bucket = queue.Queue()
threads = [threading.Thread(target=worker, args=(bucket, n)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n, info in sorted((bucket.get() for _ in threads), key=lambda pair: pair[0]):
    if info is None:
        print(n, "fine")
    else:
        exc_type, exc_obj, exc_trace = info
        print(n, exc_type.__name__, exc_obj, exc_trace is not None)
