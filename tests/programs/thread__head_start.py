"""What a thread does first comes before what its starter does next, line by line."""

import threading
from concurrent.futures import ThreadPoolExecutor


def greet(lines, goes_on):
    name = threading.current_thread().name
    print(f"{name} begins")
    for number in range(lines):
        print(f"{name}, line {number}")
    print(f"{name} waits")
    goes_on.wait()
    print(f"{name} goes on")


for turn in range(40):
    goes_on = threading.Event()
    thread = threading.Thread(target=greet, args=(turn % 4, goes_on), name=f"greeter {turn}")
    print("starting", turn)
    thread.start()
    print("started", turn)
    goes_on.set()
    thread.join()
    print("joined", turn)

for turn in range(10):
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"pool {turn}") as pool:
        goes_on = threading.Event()
        pool.submit(greet, 1, goes_on)
        print("submitted to pool", turn)
        goes_on.set()
