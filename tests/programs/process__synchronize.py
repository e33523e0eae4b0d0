from multiprocessing import Barrier, BoundedSemaphore, Condition, Event, Lock, Process, Queue, RLock, Semaphore, Value


def wait_for_start(event, results, n):
    event.wait()
    results.put(n)


def meet(barrier, results):
    results.put(("before", None))
    index = barrier.wait()
    results.put(("after", index))


def in_turn(condition, turn, n, results):
    with condition:
        condition.wait_for(lambda: turn.value == n)
        results.put(n)
        turn.value += 1
        condition.notify_all()


def limited(semaphore, inside, most):
    with semaphore:
        with inside.get_lock():
            inside.value += 1
            with most.get_lock():
                most.value = max(most.value, inside.value)
        with inside.get_lock():
            inside.value -= 1


def start_all(processes):
    for p in processes:
        p.start()
    for p in processes:
        p.join()


if __name__ == "__main__":
    event, results = Event(), Queue()
    processes = [Process(target=wait_for_start, args=(event, results, n)) for n in range(3)]
    for p in processes:
        p.start()
    print(event.is_set(), event.wait(0.01), results.empty())
    event.set()
    for p in processes:
        p.join()
    print(sorted(results.get() for _ in range(3)), event.is_set())

    barrier = Barrier(3)
    start_all([Process(target=meet, args=(barrier, results)) for _ in range(3)])
    found = [results.get() for _ in range(6)]
    print(sorted(index for word, index in found if word == "after"))

    condition, turn = Condition(), Value("i", 0)
    start_all([Process(target=in_turn, args=(condition, turn, n, results)) for n in (2, 0, 1)])
    print(sorted(results.get() for _ in range(3)), turn.value)

    semaphore, inside, most = Semaphore(2), Value("i", 0), Value("i", 0)
    start_all([Process(target=limited, args=(semaphore, inside, most)) for _ in range(4)])
    print(most.value <= 2, inside.value, semaphore.get_value())

    lock = Lock()
    print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.01), lock)
    lock.release()
    try:
        lock.release()
    except ValueError as error:
        print("ValueError:", error)
    rlock = RLock()
    with rlock:
        with rlock:
            print(rlock)
    try:
        rlock.release()
    except AssertionError as error:
        print("AssertionError:", error)
    bounded = BoundedSemaphore(1)
    bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print("ValueError:", error)
    print(semaphore, bounded, lock)
