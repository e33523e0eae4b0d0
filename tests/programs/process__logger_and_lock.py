import multiprocessing
from functools import partial

print = partial(print, flush=True)


def log(lock, name, lines):
    with lock:
        for line in range(lines):
            print(f"{name}: line {line}")


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    for name in ("one", "two"):
        p = multiprocessing.Process(target=log, args=(lock, name, 3))
        p.start()
        p.join()
    lock.acquire()
    p = multiprocessing.Process(target=log, args=(lock, "three", 1))
    p.start()
    p.join(timeout=0.1)
    print("still waiting:", p.is_alive(), p.exitcode)
    lock.release()
    p.join()
    print("done:", p.exitcode)
