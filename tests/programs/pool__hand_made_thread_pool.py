import queue
import threading


class ThreadPool:
    def __init__(self, size):
        self._tasks = queue.Queue()
        self._workers = []
        for i in range(size):
            w = threading.Thread(target=self._work, name=f"pool-{i}", daemon=True)
            w.start()
            self._workers.append(w)

    def _work(self):
        while True:
            func, args, kwargs, box = self._tasks.get()
            try:
                box.append(("ok", func(*args, **kwargs)))
            except Exception as error:
                box.append(("error", error))
            finally:
                self._tasks.task_done()

    def submit(self, func, *args, **kwargs):
        box = []
        self._tasks.put((func, args, kwargs, box))
        return box

    def wait(self):
        self._tasks.join()


def divide(a, b=2):
    return a / b


pool = ThreadPool(3)
boxes = [pool.submit(divide, 10), pool.submit(divide, 9, b=3), pool.submit(divide, 1, 0), pool.submit(divide, "x")]
pool.wait()
for [(kind, value)] in boxes:
    print(f"{kind:<6}{value!r}")
