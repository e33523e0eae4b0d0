"""What a thread does first comes before what its starter does next: a start waits until the thread is under way."""

import threading
from concurrent.futures import ThreadPoolExecutor

lines = []
begun = threading.Semaphore(0)
go_on = threading.Event()


def work(name):
    lines.append(f"{name} begins as {threading.current_thread().name}")
    begun.release()
    go_on.wait()
    lines.append(f"{name} ends")


thread = threading.Thread(target=work, args=("a thread",), name="worker")
thread.start()
print(thread.ident is not None, thread in threading.enumerate(), thread.is_alive())
begun.acquire()
go_on.set()
thread.join()
print(lines, thread in threading.enumerate())

lines.clear()
go_on.clear()
with ThreadPoolExecutor(max_workers=1) as pool:
    first = pool.submit(work, "a call")
    second = pool.submit(work, "another call")
    begun.acquire()
    print(first.running(), first.done(), first.cancel(), first.cancelled())
    print(second.running(), second.done(), second.cancel(), second.cancelled())
    go_on.set()
print(lines)


class Eager(threading.Thread):
    """A thread that starts itself when it is made, and another when it runs."""

    def __init__(self, depth):
        super().__init__(name=f"eager-{depth}")
        self.depth = depth
        self.start()

    def run(self):
        if self.depth > 0:
            Eager(self.depth - 1).join()
        lines.append(self.name)


lines.clear()
Eager(3).join()
print(lines, threading.active_count())
try:
    thread.start()
except RuntimeError as error:
    print(error)
