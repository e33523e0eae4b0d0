"""A process that takes a shared lock again at once does not keep the others out for ever."""

import multiprocessing
import time


def greedy(lock, over):
    while not over.value:
        with lock:
            time.sleep(0.01)


def modest(name, lock, seen):
    with lock:
        seen.put(name)


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    over = multiprocessing.Value("b", 0)
    seen = multiprocessing.Queue()
    first = multiprocessing.Process(target=greedy, args=(lock, over))
    first.start()
    others = [multiprocessing.Process(target=modest, args=(name, lock, seen)) for name in ("Ada", "Bob")]
    for process in others:
        process.start()
    for process in others:
        process.join()
    print(sorted(seen.get() for _ in others))
    over.value = 1
    first.join()
    print(first.exitcode)
