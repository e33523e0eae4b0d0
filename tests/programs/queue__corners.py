"""What a queue does at its edges: full, empty, no time, too many answers."""

import queue


def attempt(name, action):
    try:
        print(name, "->", action())
    except (queue.Empty, queue.Full, ValueError, TypeError) as error:
        print(name, "->", type(error).__name__, repr(error), error.args)


q = queue.Queue(maxsize=2)
print(q.empty(), q.full(), q.qsize(), q.maxsize)
attempt("get_nowait", q.get_nowait)
attempt("get False", lambda: q.get(False))
attempt("get timeout", lambda: q.get(timeout=0.01))
attempt("get timeout 0", lambda: q.get(timeout=0))
attempt("get negative", lambda: q.get(timeout=-1))
attempt("get no wait, negative", lambda: q.get(block=False, timeout=-1))
q.put("a")
q.put("b", True, None)
print(q.empty(), q.full(), q.qsize())
attempt("put_nowait", lambda: q.put_nowait("c"))
attempt("put False", lambda: q.put("c", False))
attempt("put timeout", lambda: q.put("c", timeout=0.01))
attempt("put negative", lambda: q.put("c", timeout=-0.5))
print(q.get(), q.get(), q.unfinished_tasks)

q.task_done()
q.task_done()
attempt("task_done", q.task_done)
q.join()
print("joined")

unbounded = queue.Queue(-1)
for n in range(100):
    unbounded.put_nowait(n)
print(unbounded.full(), unbounded.qsize(), list(unbounded.queue)[:3])
with unbounded.mutex:
    unbounded.queue.clear()
print(unbounded.qsize(), unbounded.empty())

stack = queue.LifoQueue()
for n in (1, 2, 3):
    stack.put(n)
print([stack.get() for _ in range(3)], stack.empty())

urgent = queue.PriorityQueue(3)
for job in [(5, "tidy"), (1, "fire"), (3, "mail")]:
    urgent.put(job)
print(urgent.full(), [urgent.get()[1] for _ in range(3)])

simple = queue.SimpleQueue()
simple.put(1)
simple.put(2, block=False)
simple.put(3, timeout=-1)
print(simple.qsize(), simple.get(), simple.get_nowait(), simple.get(timeout=5), simple.empty())
attempt("simple get_nowait", simple.get_nowait)
attempt("simple timeout", lambda: simple.get(timeout=0.01))
attempt("simple negative", lambda: simple.get(timeout=-1))
print(hasattr(simple, "task_done"), issubclass(queue.Empty, Exception))
print(queue.Empty.__module__, queue.Full.__module__, queue.LifoQueue.__mro__[1].__name__)


class UniqueQueue(queue.Queue):
    """A queue that keeps every item once."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        if item not in self.queue:
            self.queue.append(item)

    def _get(self):
        return self.queue.pop(0)


unique = UniqueQueue()
for letter in "banana":
    unique.put(letter)
print([unique.get() for _ in range(unique.qsize())])
