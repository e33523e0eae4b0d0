import threading


class Folder:
    lock = threading.RLock()

    def __init__(self, name, size=0, children=()):
        self.name, self.size, self.children = name, size, list(children)

    def total(self):
        with self.lock:
            return self.size + sum(child.total() for child in self.children)

    def walk(self, depth=0):
        with self.lock:
            yield "  " * depth + f"{self.name} ({self.total()})"
            for child in self.children:
                yield from child.walk(depth + 1)


root = Folder("root", 1, [Folder("docs", 10, [Folder("cv", 5)]), Folder("music", 30)])
sizes = []
threads = [threading.Thread(target=lambda: sizes.append(root.total())) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sizes)
print("\n".join(root.walk()))
