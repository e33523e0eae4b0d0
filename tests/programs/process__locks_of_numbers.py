"""Shared numbers and the locks around them: taken again by their holder, released too often, by somebody else, by `with`."""

import multiprocessing
import threading


def add(number, lock, times):
    for _ in range(times):
        with lock:
            number.value += 1


def add_twice(number, times):
    for _ in range(times):
        with number.get_lock():
            with number.get_lock():
                number.value += 1
                number.value += 1


def refused(call):
    try:
        call()
        print("fine")
    except (ValueError, AssertionError) as error:
        print(type(error).__name__, error)


def from_elsewhere(lock):
    refused(lock.release)
    print("taken", lock.acquire(False), lock.acquire(timeout=0.01))


def in_thread(function, *args):
    thread = threading.Thread(target=function, args=args)
    thread.start()
    thread.join()


if __name__ == "__main__":
    number, lock = multiprocessing.Value("i", 0), multiprocessing.Lock()
    doubled = multiprocessing.Value("d", 0.5)
    processes = [multiprocessing.Process(target=add, args=(number, lock, 300)) for _ in range(3)]
    processes += [multiprocessing.Process(target=add_twice, args=(doubled, 200)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(number.value, doubled.value)

    flag, letter, row = multiprocessing.Value("b", 1), multiprocessing.Value("c", b"a"), multiprocessing.Array("h", 3)
    letter.value = b"z"
    row[1] = -7
    print(flag.value, letter.value, row[:], list(row), len(row))
    raw = multiprocessing.Value("i", 3, lock=False)
    raw.value -= 5
    print(raw.value, multiprocessing.Array("c", b"text").value)

    lock = multiprocessing.Lock()
    print(lock)
    refused(lock.release)
    lock.acquire()
    print(lock, lock.acquire(block=False))
    in_thread(lock.release)
    print(lock)

    own = multiprocessing.RLock()
    refused(own.release)
    with own, own:
        print(own)
        in_thread(from_elsewhere, own)
        child = multiprocessing.Process(target=from_elsewhere, args=(own,))
        child.start()
        child.join()
    print(own)

    bounded = multiprocessing.BoundedSemaphore(2)
    with bounded:
        print(bounded, bounded.get_value())
    refused(bounded.release)

    changed = multiprocessing.Condition()
    with changed:
        with changed:
            print(changed.wait(0.01))
            print(changed)
    print(changed)
