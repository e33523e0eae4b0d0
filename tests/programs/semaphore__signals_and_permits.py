import threading

items = threading.Semaphore(0)
out = []


def waiter():
    items.acquire()
    out.append("got signal")


t = threading.Thread(target=waiter)
t.start()
out.append("before release")
items.release()
t.join()
print(out)

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(blocking=False), s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release(2)
with s:
    print(s.acquire(False), s.acquire(False))
s.release()
print(s.acquire(False), s.acquire(False), s.acquire(False))
try:
    threading.Semaphore(-1)
except ValueError as e:
    print(e)
