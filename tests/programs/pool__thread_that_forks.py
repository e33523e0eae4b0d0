"""A process that a pool's thread has started fails at its end, as it waits for the pool's threads: one of
them is itself. What it has not passed on is lost."""
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def child():
    print("in child", threading.current_thread().name, threading.active_count(), flush=True)


def square(number):
    return number * number


def start(where):
    process = multiprocessing.Process(target=child)
    process.start()
    process.join()
    print(where, process.exitcode, flush=True)


def nested(count):
    with ProcessPoolExecutor(2) as processes:
        return list(processes.map(square, range(count)))


if __name__ == "__main__":
    released = threading.Event()
    with ThreadPoolExecutor(3) as pool:
        for _ in range(2):
            pool.submit(released.wait)
        start("main")
        pool.submit(start, "pool").result()
        released.set()
    start("main, pool ended")
    thread = threading.Thread(target=start, args=("thread",))
    thread.start()
    thread.join()
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(nested, [3, 4])))
