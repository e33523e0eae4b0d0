import random
import threading
import time

forks = [threading.Lock() for _ in range(3)]
eaten = {}
lock = threading.Lock()


def dine(name, left, right):
    while True:
        with left:
            if right.acquire(blocking=False):
                try:
                    with lock:
                        eaten[name] = eaten.get(name, 0) + 1
                        if eaten[name] == 3:
                            return
                finally:
                    right.release()
        time.sleep(random.uniform(0, 0.002))


people = ["Plato", "Kant", "Hegel"]
threads = []
for i, name in enumerate(people):
    t = threading.Thread(target=dine, args=(name, forks[i], forks[(i + 1) % 3]))
    threads.append(t)
    t.start()
for t in threads:
    t.join()
for name in people:
    print(name, "has eaten", eaten[name], "times")
