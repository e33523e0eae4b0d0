from multiprocessing import Process, Queue
import os

counter = 0


def work(queue, name):
    global counter
    counter += 1
    queue.put((name, counter))


if __name__ == "__main__":
    queue = Queue()
    processes = [Process(target=work, args=(queue, name)) for name in ("one", "two", "three")]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(sorted(queue.get() for _ in processes))
    print("counter here:", counter)
    print([p.exitcode for p in processes], processes[0].is_alive())
