import threading


class BlockingQueue:
    def __init__(self, limit):
        self.items = []
        self.limit = limit
        lock = threading.Lock()
        self.not_empty = threading.Condition(lock)
        self.not_full = threading.Condition(lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) == self.limit:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self, timeout=None):
        with self.not_empty:
            if not self.not_empty.wait_for(lambda: self.items, timeout):
                raise TimeoutError("queue stayed empty")
            item = self.items.pop(0)
            self.not_full.notify()
            return item


q = BlockingQueue(2)
got = []


def feed(lo, hi):
    for i in range(lo, hi):
        q.put(i)


def eat(n):
    for _ in range(n):
        got.append(q.get())


ts = [threading.Thread(target=feed, args=(0, 20)), threading.Thread(target=feed, args=(20, 40))]
ts += [threading.Thread(target=eat, args=(10,)) for _ in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(sorted(got) == list(range(40)))
first_half = [g for g in got if g < 20]
print(len(first_half), len(got))
try:
    q.get(timeout=0.01)
except TimeoutError as e:
    print(e)
