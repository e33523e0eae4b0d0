import threading
import time

GOAL = 50
count = 0
raised_by = {"left": 0, "right": 0}
lock = threading.Lock()


def race(name):
    global count
    while True:
        with lock:
            if count >= GOAL:
                return
            count += 1
            raised_by[name] += 1
        time.sleep(0)


runners = [threading.Thread(target=race, args=(name,)) for name in raised_by]
for r in runners:
    r.start()
for r in runners:
    r.join()
print("count:", count)
print("sum of raises:", sum(raised_by.values()))
