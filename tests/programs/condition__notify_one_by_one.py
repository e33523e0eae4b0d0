import threading
import time

cond = threading.Condition()
woken = []


def sleeper(n):
    with cond:
        cond.wait()
        woken.append(n)


threads = [threading.Thread(target=sleeper, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
    time.sleep(0.05)
with cond:
    cond.notify()
threads[0].join()
print("after one:", woken)
with cond:
    cond.notify(2)
threads[1].join()
threads[2].join()
print("after two more:", sorted(woken))
with cond:
    cond.notify_all()
for t in threads:
    t.join()
print("after all:", sorted(woken))
