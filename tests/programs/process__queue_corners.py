import queue
from multiprocessing import JoinableQueue, Process, Queue, SimpleQueue


def double(tasks, done):
    while True:
        n = tasks.get()
        done.put(n * 2)
        tasks.task_done()


if __name__ == "__main__":
    q = Queue(2)
    q.put("a")
    q.put("b")
    print(q.full(), q.qsize())
    try:
        q.put("c", timeout=0.05)
    except queue.Full:
        print("full")
    try:
        q.put_nowait("c")
    except queue.Full:
        print("full at once")
    print(q.get(), q.get(timeout=1))
    for get in (q.get_nowait, lambda: q.get(timeout=0.05), lambda: q.get(False)):
        try:
            get()
        except queue.Empty:
            print("empty")
    q.put([1, {"two": (3, 4)}, None, 2.5, b"bytes", {6}])
    print(q.get())
    q.close()
    q.join_thread()
    try:
        q.put(1)
    except ValueError as error:
        print("closed" in str(error))

    tasks, done = JoinableQueue(), SimpleQueue()
    worker = Process(target=double, args=(tasks, done), daemon=True)
    worker.start()
    for n in range(5):
        tasks.put(n)
    tasks.join()
    print(sorted(done.get() for _ in range(5)), done.empty())
    try:
        tasks.task_done()
    except ValueError as error:
        print(error)
    print(worker.is_alive(), worker.daemon)
