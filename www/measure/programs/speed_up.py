"""The same jobs one after the other, on threads, or on processes: how long do they take?"""

import multiprocessing
import threading
import time

WORK = "computing"
WAY = "threads"
WORKERS = 2
JOBS = 32


def wait(seconds):
    """Wait for an answer from the network: sleeping stands for it, the processor has nothing to do."""
    time.sleep(seconds)


def count_primes(low, high):
    """Count the primes from low up to high; nothing here ever waits."""
    count = 0
    for number in range(low, high):
        divisor = 2
        while divisor * divisor <= number and number % divisor != 0:
            divisor += 1
        if divisor * divisor > number:
            count += 1
    return count


def job():
    """One of many short jobs of the kind that is measured."""
    if WORK == "waiting":
        wait(0.003)
    elif WORK == "computing":
        count_primes(40_000, 43_200)
    else:
        wait(0.0015)
        count_primes(40_000, 42_000)


def worker(here, go, left):
    """Says that it is here, and when all are, does one job after another as long as any is left."""
    here.release()
    go.acquire()
    while left.acquire(False):
        job()


def all_jobs():
    """All jobs, shared out to workers. Answers how long they took from when all workers were there."""
    kind = multiprocessing if WAY == "processes" else threading
    make = multiprocessing.Process if WAY == "processes" else threading.Thread
    here, go, left = kind.Semaphore(0), kind.Semaphore(0), kind.Semaphore(JOBS)
    if WAY == "one after the other":
        go.release()
        began = time.perf_counter()
        worker(here, go, left)
        return time.perf_counter() - began
    workers = [make(target=worker, args=(here, go, left)) for _ in range(WORKERS)]
    for one in workers:
        one.start()
    for _ in workers:
        here.acquire()
    began = time.perf_counter()
    for _ in workers:
        go.release()
    for one in workers:
        one.join()
    return time.perf_counter() - began


if __name__ == "__main__":
    seconds = all_jobs()
