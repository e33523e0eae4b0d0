"""Processes with threads in them, started from threads."""
import multiprocessing
import threading

local = threading.local()
local.name = "main"


def count(results, lock, times):
    for _ in range(times):
        with lock:
            results["n"] = results.get("n", 0) + 1


def child(queue):
    results, lock = {}, threading.Lock()
    threads = [threading.Thread(target=count, args=(results, lock, 100)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put((results["n"], threading.active_count(), threading.current_thread() is threading.main_thread()))


def start_one(queue):
    p = multiprocessing.Process(target=child, args=(queue,))
    p.start()
    p.join()


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    stop = threading.Event()
    waiting = threading.Thread(target=stop.wait)
    waiting.start()
    starters = [threading.Thread(target=start_one, args=(queue,)) for _ in range(2)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    print([queue.get() for _ in starters])
    p = multiprocessing.Process(target=lambda: print("local:", local.name, [t.name for t in threading.enumerate()]))
    p.start()
    p.join()
    stop.set()
    waiting.join()
