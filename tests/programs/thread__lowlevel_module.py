import _thread
import time

lock = _thread.allocate_lock()
done = []


def count_to(name, limit):
    for n in range(1, limit + 1):
        with lock:
            done.append((name, n))


_thread.start_new_thread(count_to, ("a", 3))
_thread.start_new_thread(count_to, ("b", 2))
while len(done) < 5:
    time.sleep(0.01)
print(sorted(done))
print(lock.locked(), lock.acquire(), lock.acquire(False), lock.locked())
lock.release()
print(isinstance(_thread.get_ident(), int))
