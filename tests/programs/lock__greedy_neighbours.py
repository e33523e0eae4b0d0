"""A thread that takes the lock again at once does not keep the others out for ever."""

import threading
import time

lock = threading.Lock()
everybody_was_in = threading.Event()
seen = []


def greedy():
    while not everybody_was_in.is_set():
        with lock:
            time.sleep(0.01)


def modest(name):
    with lock:
        seen.append(name)


greedy_threads = [threading.Thread(target=greedy) for _ in range(2)]
for thread in greedy_threads:
    thread.start()
modest_threads = [threading.Thread(target=modest, args=(name,)) for name in ("Ada", "Bob", "Cleo")]
for thread in modest_threads:
    thread.start()
for thread in modest_threads:
    thread.join()
everybody_was_in.set()
for thread in greedy_threads:
    thread.join()
print("everybody was in:", sorted(seen))

# The same with a lock that can be taken again, and a consumer that polls.
rlock = threading.RLock()
stock = []
sold = []


def consumer():
    while len(sold) < 5:
        with rlock, rlock:
            if stock:
                sold.append(stock.pop(0))
            time.sleep(0.005)


def producer():
    for item in range(5):
        with rlock:
            stock.append(item)
            time.sleep(0.005)


threads = [threading.Thread(target=consumer), threading.Thread(target=producer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("sold:", sold)
