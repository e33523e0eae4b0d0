"""Small things that programs look at: events of a scheduler, what `wait` answers, operators in place, and how barriers are shown."""

import concurrent.futures
import multiprocessing
import operator
import sched
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
event = scheduler.enterabs(10, 2, print, ("ring",), {"end": "!\n"})
first = scheduler.enterabs(10, 1, print)
print(event, event[:3], event._fields, isinstance(event, tuple))
print(first < event, [each.sequence for each in scheduler.queue], sched.scheduler().enter(0, 1, print).sequence)
scheduler.cancel(first)
try:
    scheduler.cancel(first)
except ValueError as error:
    print(error)
time_, priority, *rest = event
print(time_, priority, rest)

with concurrent.futures.ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(pow, 2, number) for number in range(3)]
    answer = concurrent.futures.wait(futures)
print(len(answer.done), answer.not_done, answer._fields, isinstance(answer, tuple), answer[1] == set())
done, not_done = answer
print(sorted([future.result() for future in done]))
print(concurrent.futures.wait([]))

row = [1]
same = operator.iconcat(row, [2])
print(same is row, row)
for call in (lambda: operator.iconcat(1, 2), lambda: operator.imatmul(1, 2)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Matrix:
    def __init__(self, *cells):
        self.cells = cells

    def __imatmul__(self, other):
        self.cells += other.cells
        return self


print(operator.imatmul(Matrix(1), Matrix(2)).cells)
barrier = multiprocessing.Barrier(2)
print(repr(barrier).split(": ")[1], type(barrier).__name__)
barrier.abort()
print(repr(barrier).split(": ")[1])
