"""What the threads of a pool of threads are called, and what `map` of an executor answers."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def name(_):
    return threading.current_thread().name


with ThreadPool(1) as pool:
    print(pool.map(name, range(2)))
with ThreadPoolExecutor(max_workers=1, thread_name_prefix="helper") as executor:
    names = executor.map(name, range(2))
    print(re.sub("0x[0-9a-f]+", "0x", repr(names)), list(names))
