"""What starting, switching and locking cost: each done many times, and the time for one of them."""

import multiprocessing
import queue
import threading
import time

WHAT = "start and end a thread"


def nothing():
    """Do nothing: what is left is the cost of starting and ending."""


def start_threads(times):
    """Start threads, each when the one before has ended."""
    for _ in range(times):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()


def start_processes(times):
    """Start processes, each when the one before has ended."""
    for _ in range(times):
        process = multiprocessing.Process(target=nothing)
        process.start()
        process.join()


def hand_over(times):
    """Two threads, each releases the lock that the other waits for."""
    mine, yours = threading.Lock(), threading.Lock()
    mine.acquire()

    def answer():
        for _ in range(times // 2):
            yours.acquire()
            mine.release()

    yours.acquire()
    thread = threading.Thread(target=answer)
    thread.start()
    for _ in range(times // 2):
        yours.release()
        mine.acquire()
    thread.join()


def send_messages(times):
    """Two threads, each answers the other's message."""
    there, back = queue.SimpleQueue(), queue.SimpleQueue()

    def answer():
        for _ in range(times // 2):
            back.put(there.get())

    thread = threading.Thread(target=answer)
    thread.start()
    for _ in range(times // 2):
        there.put(1)
        back.get()
    thread.join()


def echo(pipe, times):
    """Send back whatever comes."""
    for _ in range(times):
        pipe.send(pipe.recv())


def send_to_process(times):
    """The same with another process; nothing is shared, so the message is copied."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=echo, args=(there, times // 2))
    process.start()
    here.send(0)
    here.recv()
    began = time.perf_counter()
    for _ in range(times // 2 - 1):
        here.send(1)
        here.recv()
    ended = time.perf_counter()
    process.join()
    return ended - began


def take_free(times):
    """Take and release a lock that nobody else wants."""
    lock = threading.Lock()
    for _ in range(times):
        with lock:
            pass


def take_wanted(times):
    """Two threads want the same lock, again and again."""
    lock = threading.Lock()

    def want():
        for _ in range(times // 2):
            with lock:
                pass

    threads = [threading.Thread(target=want) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


PRICES = {
    "start and end a thread": (start_threads, 100),
    "start and end a process": (start_processes, 5),
    "hand a lock over": (hand_over, 1000),
    "send a message to a thread": (send_messages, 1000),
    "send a message to a process": (send_to_process, 200),
    "take a free lock": (take_free, 20_000),
    "take a lock that two want": (take_wanted, 20_000),
}

if __name__ == "__main__":
    pay, times = PRICES[WHAT]
    began = time.perf_counter()
    took = pay(times)
    if took is None:
        took = time.perf_counter() - began
    seconds = took / times
