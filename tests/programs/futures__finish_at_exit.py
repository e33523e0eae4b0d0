"""A pool that nobody closes: its work is done before the program ends, and none can be added then."""

import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)
main_ends = threading.Event()


def slow(n):
    main_ends.wait()
    print("done", n)


def late():
    threading.main_thread().join()
    for thread in threading.enumerate():
        if thread.name.startswith("ThreadPoolExecutor"):
            thread.join()
    try:
        pool.submit(slow, 99)
    except RuntimeError as error:
        print(error)


for n in range(3):
    pool.submit(slow, n)
threading.Thread(target=late).start()
print("main ends")
main_ends.set()
