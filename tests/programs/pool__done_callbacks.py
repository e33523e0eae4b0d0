from concurrent.futures import ThreadPoolExecutor
import threading

lines = []
lock = threading.Lock()


def report(future):
    with lock:
        if future.exception() is not None:
            lines.append(f"failed with {future.exception()}")
        else:
            lines.append(f"result {future.result()}")


def task(n):
    if n == 3:
        raise RuntimeError("three is unlucky")
    return n * 100


with ThreadPoolExecutor(max_workers=2) as pool:
    for n in range(1, 5):
        pool.submit(task, n).add_done_callback(report)
print("\n".join(sorted(lines)))

future = ThreadPoolExecutor(1).submit(task, 7)
future.result()
future.add_done_callback(lambda f: print("already done:", f.result()))
