import threading


class Stock:
    def __init__(self, **items):
        self._lock = threading.RLock()
        self._items = dict(items)

    def take(self, name, n=1):
        with self._lock:
            if not self.has(name, n):
                raise LookupError(f"not enough {name}")
            self._items[name] -= n

    def has(self, name, n=1):
        with self._lock:
            return self._items.get(name, 0) >= n

    def swap(self, give, get):
        with self._lock:
            self.take(give)
            self._items[get] = self._items.get(get, 0) + 1

    def __str__(self):
        with self._lock:
            return ", ".join(f"{n} {name}" for name, n in sorted(self._items.items()))


stock = Stock(apples=10, pears=2)
threads = [threading.Thread(target=stock.swap, args=("apples", "pears")) for _ in range(7)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(stock)
for name in ("pears", "plums"):
    try:
        stock.take(name, 9)
        print("took 9", name)
    except LookupError as e:
        print("LookupError:", e)
