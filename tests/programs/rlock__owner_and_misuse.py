import threading

lock = threading.RLock()
with lock:
    with lock:
        print("twice by the same thread")
try:
    lock.release()
except RuntimeError as e:
    print("RuntimeError:", e)

lock.acquire()
result = []


def other():
    result.append(lock.acquire(blocking=False))
    try:
        lock.release()
    except RuntimeError as e:
        result.append(str(e))


t = threading.Thread(target=other)
t.start()
t.join()
print(result)
lock.release()
