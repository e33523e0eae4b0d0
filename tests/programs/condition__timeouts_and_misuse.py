import threading

cond = threading.Condition()
with cond:
    print(cond.wait(timeout=0.01), cond.wait_for(lambda: False, timeout=0.01), cond.wait_for(lambda: "ready"))
for action in (cond.wait, cond.notify, cond.notify_all, cond.release):
    try:
        action()
    except RuntimeError as e:
        print("RuntimeError:", e)
lock = threading.Lock()
c1, c2 = threading.Condition(lock), threading.Condition(lock)
with c1:
    print(lock.locked(), c2.acquire(blocking=False))
print(lock.locked())
