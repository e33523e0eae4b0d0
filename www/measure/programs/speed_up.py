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
    """One job of the kind that is measured: long enough for the machine to spread the workers over its cores."""
    if WORK == "waiting":
        wait(0.02)
    elif WORK == "computing":
        count_primes(20_000, 60_000)
    else:
        wait(0.02)
        count_primes(20_000, 45_000)


def jobs(times):
    """Several jobs, one after the other."""
    for _ in range(times):
        job()


def worker(here, go, times):
    """Says that it is here, and does its jobs as soon as all are."""
    here.release()
    go.acquire()
    jobs(times)


def all_jobs():
    """All jobs, shared out to workers. Answers how long they took from when all workers were there."""
    if WAY == "one after the other":
        began = time.perf_counter()
        jobs(JOBS)
        return time.perf_counter() - began
    kind = multiprocessing if WAY == "processes" else threading
    make = multiprocessing.Process if WAY == "processes" else threading.Thread
    here, go = kind.Semaphore(0), kind.Semaphore(0)
    workers = [make(target=worker, args=(here, go, JOBS // WORKERS)) for _ in range(WORKERS)]
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
