"""A thread works on our memory, a process on a copy of it: what it found, it has to send."""

import multiprocessing
import threading

counter = 0


def count(answers):
    """Raise the counter, and send what it is now."""
    global counter
    counter += 1
    answers.put(counter)


if __name__ == "__main__":
    answers = multiprocessing.Queue()
    for kind in (threading.Thread, multiprocessing.Process):
        worker = kind(target=count, args=(answers,))
        worker.start()
        print(f"{kind.__name__} counted to {answers.get()}, ", end="")
        worker.join()
        print(f"and here the counter is {counter}")
