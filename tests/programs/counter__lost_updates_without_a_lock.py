import threading
import time

counter = 0
lock = threading.Lock()


def unsafe():
    global counter
    copy = counter
    time.sleep(0.1)
    counter = copy + 1


def safe():
    global counter
    with lock:
        copy = counter
        time.sleep(0.005)
        counter = copy + 1


def race(target, n=5):
    global counter
    counter = 0
    threads = [threading.Thread(target=target) for _ in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return counter


print("without a lock:", race(unsafe))
print("with a lock:", race(safe))
