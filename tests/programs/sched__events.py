# Events in the order of their times and priorities.
import sched
import time

plan = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()
plan.enter(0.3, 1, print, argument=("third",))
plan.enter(0.1, 2, print, argument=("first",))
same = start + 0.2
plan.enterabs(same, 2, print, argument=("second, less urgent",))
plan.enterabs(same, 1, print, argument=("second",), kwargs={"end": "!\n"})
dropped = plan.enter(0.15, 1, print, argument=("never",))
plan.cancel(dropped)
print(len(plan.queue), plan.empty())
plan.run()
print(plan.empty(), time.monotonic() - start >= 0.3)
try:
    plan.cancel(dropped)
except ValueError as error:
    print("ValueError")
