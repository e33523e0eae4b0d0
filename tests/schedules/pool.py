"""A task in a pool and the thread that submits it raise a counter without a lock."""

from concurrent.futures import ThreadPoolExecutor

counter = 0


def work(amount):
    global counter
    counter += amount


with ThreadPoolExecutor(max_workers=1) as pool:
    pool.submit(work, 1)
    work(2)
