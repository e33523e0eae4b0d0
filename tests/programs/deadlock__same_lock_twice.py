import threading

lock = threading.Lock()
print(lock.acquire())
print(lock.acquire(blocking=False))
print(lock.acquire(timeout=0.01))
print(lock.acquire(False))
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError:", e)

try:
    lock.acquire(False, 1)
except ValueError as e:
    print("ValueError:", e)
try:
    lock.acquire(timeout=-5)
except ValueError as e:
    print("ValueError:", e)
