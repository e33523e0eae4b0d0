import threading


class MultiMap:
    def __init__(self):
        self.data = {}
        self.lock = threading.RLock()

    def add(self, key, value):
        with self.lock:
            self.data.setdefault(key, []).append(value)

    def __getitem__(self, key):
        with self.lock:
            return tuple(self.data[key])

    def __contains__(self, key):
        return key in self.data

    def items(self):
        with self.lock:
            yield from sorted((k, sorted(v)) for k, v in self.data.items())


m = MultiMap()
words = "apple avocado banana blueberry cherry cranberry apricot".split()
threads = [threading.Thread(target=m.add, args=(w[0], w)) for w in words]
for t in threads:
    t.start()
for t in threads:
    t.join()
for letter, group in m.items():
    print(letter.upper(), "->", ", ".join(group))
print("a" in m, "z" in m, len(m["b"]))
try:
    m["z"]
except KeyError as e:
    print("KeyError", e)
