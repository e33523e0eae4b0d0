"""Barriers that are passed, timed out, aborted and reset."""

import threading
import time


def gather(count, action):
    threads = [threading.Thread(target=action, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    return threads


def finish(threads):
    for thread in threads:
        thread.join()


log = []
barrier = threading.Barrier(3, action=lambda: log.append(f"all {barrier.n_waiting}"))
numbers = []


def rounds(_):
    for _ in range(3):
        numbers.append(barrier.wait())


finish(gather(3, rounds))
print(log, sorted(numbers), barrier.n_waiting, barrier.parties, barrier.broken)

outcomes = []


def wait_once(n, timeout=None):
    try:
        barrier.wait(timeout)
        outcomes.append("passed")
    except threading.BrokenBarrierError as error:
        outcomes.append(repr(error))


# One comes too late for the other's patience; then nobody can pass until a reset.
finish(gather(1, lambda n: wait_once(n, 0.01)))
print(outcomes, barrier.broken)
finish(gather(1, wait_once))
print(outcomes)
barrier.reset()
print(barrier.broken)

# A reset sends those away who wait; those who come later are not concerned.
outcomes.clear()
waiting = gather(2, wait_once)
while barrier.n_waiting < 2:
    time.sleep(0.001)
barrier.reset()
finish(waiting)
print(outcomes, barrier.broken, barrier.n_waiting)
finish(gather(3, wait_once))
print(outcomes)

# An abort stays.
outcomes.clear()
waiting = gather(2, wait_once)
while barrier.n_waiting < 2:
    time.sleep(0.001)
barrier.abort()
finish(waiting)
wait_once(0)
print(outcomes, barrier.broken)


# An action that fails breaks the barrier for everybody.
def bad_action():
    raise ValueError("no")


barrier = threading.Barrier(2, action=bad_action)
outcomes.clear()


def meet(n):
    try:
        barrier.wait()
    except (ValueError, threading.BrokenBarrierError) as error:
        outcomes.append(type(error).__name__)


finish(gather(2, meet))
print(sorted(outcomes), barrier.broken)
print(threading.Barrier(1).wait(), issubclass(threading.BrokenBarrierError, RuntimeError))
patient = threading.Barrier(2, timeout=0.01)
try:
    patient.wait()
except threading.BrokenBarrierError:
    print("default timeout", patient.broken)
