import threading


class Local:
    """A dict keyed by the identity of the thread."""

    def __init__(self):
        object.__setattr__(self, "storage", {})

    def __setattr__(self, name, value):
        self.storage.setdefault(threading.get_ident(), {})[name] = value

    def __getattr__(self, name):
        try:
            return self.storage[threading.get_ident()][name]
        except KeyError:
            raise AttributeError(name) from None


class LocalStack:
    def __init__(self):
        self.local = Local()

    def push(self, item):
        try:
            self.local.stack.append(item)
        except AttributeError:
            self.local.stack = [item]

    def pop(self):
        return self.local.stack.pop()

    @property
    def top(self):
        stack = getattr(self.local, "stack", None)
        return stack[-1] if stack else None


stack = LocalStack()
stack.push("request of main")
lines = []


def worker():
    lines.append(f"in the new thread the top is {stack.top}")
    stack.push("request of worker")
    lines.append(f"after a push it is {stack.top}")


t = threading.Thread(target=worker)
t.start()
t.join()
print(*lines, sep="\n")
print("in main the top is", stack.top)
stack.pop()
print("after a pop:", stack.top)
