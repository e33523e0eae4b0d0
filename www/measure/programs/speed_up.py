"""The same jobs one after the other, on threads, or on processes: how long do they take?"""

import multiprocessing
import threading
import time

WORK = "computing"
WAY = "threads"
WORKERS = 2
JOBS = 8


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
    """One job of the kind that is measured."""
    if WORK == "waiting":
        wait(0.02)
    elif WORK == "computing":
        count_primes(20_000, 25_000)
    else:
        wait(0.01)
        count_primes(20_000, 22_500)


def jobs(times):
    """Several jobs, one after the other."""
    for _ in range(times):
        job()


def all_jobs():
    """All jobs, shared out to the workers."""
    if WAY == "one after the other":
        jobs(JOBS)
        return
    worker = multiprocessing.Process if WAY == "processes" else threading.Thread
    workers = [worker(target=jobs, args=(JOBS // WORKERS,)) for _ in range(WORKERS)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()


if __name__ == "__main__":
    began = time.perf_counter()
    all_jobs()
    seconds = time.perf_counter() - began
