"""Conditions: counted notifications, predicates, timeouts, and re-entrant locks let go in full."""

import threading
import time

condition = threading.Condition()
woken = []
waiting = 0


def sleeper(n):
    global waiting
    with condition:
        waiting += 1
        condition.wait()
        woken.append(n)


threads = [threading.Thread(target=sleeper, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()


def until(test):
    while not test():
        time.sleep(0.001)


until(lambda: waiting == 5)
with condition:
    condition.notify(2)
until(lambda: len(woken) == 2)
time.sleep(0.02)
print(len(woken))
with condition:
    condition.notify()
    condition.notify(0)
until(lambda: len(woken) == 3)
with condition:
    condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(woken))

# Nobody waits: a notification is not kept.
with condition:
    condition.notify(10)
    print(condition.wait(timeout=0.01), condition.wait(0))

# wait_for
box = []


def fill():
    time.sleep(0.01)
    with condition:
        box.append("full")
        condition.notify_all()


threading.Thread(target=fill).start()
with condition:
    print(condition.wait_for(lambda: box and box[0], timeout=5))
    print(condition.wait_for(lambda: False, timeout=0.01), condition.wait_for(lambda: "yes"))

# The lock is re-entrant, and waiting lets go of it however often it is held.
with condition:
    with condition:
        threading.Thread(target=fill).start()
        box.clear()
        print(condition.wait_for(lambda: box == ["full"], timeout=5))
    print(condition.acquire(blocking=False))
    condition.release()

# Two conditions over one lock; a semaphore made of a condition's parts shows its number.
lock = threading.Lock()
first, second = threading.Condition(lock), threading.Condition(lock)
with first:
    print(lock.locked(), second.acquire(False))
    second.notify_all()
print(lock.locked())
semaphore = threading.Semaphore(3)
with semaphore:
    print(semaphore._value, semaphore.acquire(timeout=0.01), semaphore.acquire(blocking=False))
    print(semaphore.acquire(False), semaphore.acquire(timeout=0.01), semaphore._value)
semaphore.release(2)
print(semaphore._value)

# An event that is set and cleared at once has still been seen by who waited.
event = threading.Event()
seen = []
watcher = threading.Thread(target=lambda: seen.append(event.wait(5)))
watcher.start()
until(lambda: event._cond._waiters)
event.set()
event.clear()
watcher.join()
print(seen, event.is_set(), event.wait(0.01))
