import threading


class EmptyStack(Exception):
    pass


class Stack:
    def __init__(self, items=()):
        self._items = list(items)
        self._lock = threading.Lock()

    def push(self, item):
        with self._lock:
            self._items.append(item)
        return self

    def pop(self):
        with self._lock:
            if not self._items:
                raise EmptyStack("pop from empty stack")
            return self._items.pop()

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return len(self) > 0

    def __iter__(self):
        return iter(reversed(self._items))

    def __repr__(self):
        return f"{type(self).__name__}({self._items!r})"


stack = Stack([1]).push(2).push("three")
print(stack, len(stack), list(stack))
threads = [threading.Thread(target=stack.push, args=(i,)) for i in range(20)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(stack))
taken = []


def drain():
    while True:
        try:
            taken.append(stack.pop())
        except EmptyStack:
            return


threads = [threading.Thread(target=drain) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(taken), bool(stack), sorted(t for t in taken if isinstance(t, int))[:5])
try:
    stack.pop()
except EmptyStack as e:
    print(repr(e))
