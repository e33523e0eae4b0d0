from multiprocessing import Pool, Process, Manager, Queue
from multiprocessing.managers import BaseManager
from threading import Lock


class Counter:
    def __init__(self, start=0):
        self.n = start
        # The manager answers each process in a thread of its own.
        self.lock = Lock()

    def increment(self, by=1):
        with self.lock:
            self.n += by
            return self.n

    def get(self):
        return self.n

    def _hidden(self):
        pass


class MyManager(BaseManager):
    pass


MyManager.register("Counter", Counter)


def work(counter):
    for _ in range(5):
        counter.increment()


def add(shared, lock, n):
    with lock:
        shared["n"] = shared.get("n", 0) + n
    return n


def nested(shared):
    shared["list"].append(4)


if __name__ == "__main__":
    with MyManager() as manager:
        counter = manager.Counter(10)
        processes = [Process(target=work, args=(counter,)) for _ in range(3)]
        [p.start() for p in processes]
        [p.join() for p in processes]
        print(counter.get(), counter.increment(by=5), hasattr(counter, "_hidden"))
    manager = Manager()
    shared, lock = manager.dict(), manager.Lock()
    with Pool(2) as pool:
        print(pool.starmap(add, [(shared, lock, n) for n in range(6)]))
    print(shared)
    shared["list"] = manager.list([1, 2, 3])
    p = Process(target=nested, args=(shared,))
    p.start()
    p.join()
    print(shared["list"], len(shared["list"]), [x * 2 for x in shared["list"]])
    queue = manager.Queue(2)
    queue.put(1)
    print(queue.full(), queue.get())
    condition = manager.Condition()
    with condition:
        condition.notify_all()
    barrier = manager.Barrier(1)
    print(barrier.wait(), barrier.parties, barrier.broken)
    array = manager.Array("i", [1, 2, 3])
    array[0] = 9
    print(array[0], len(array), list(array))
    semaphore = manager.Semaphore(1)
    print(semaphore.acquire(), semaphore.acquire(False))
    print(sorted(k for k in shared), shared.copy()["n"])
    print("end")
