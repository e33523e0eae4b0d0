"""Ten thousand threads that all exist at once: seconds from the first start to the last join, for each."""

import threading
import time

COUNT = 10_000
gate = threading.Event()


def visit():
    gate.wait()


threads = [threading.Thread(target=visit) for _ in range(COUNT)]
began = time.perf_counter()
for thread in threads:
    thread.start()
gate.set()
for thread in threads:
    thread.join()
print(f"{(time.perf_counter() - began) / COUNT:.9f}")
