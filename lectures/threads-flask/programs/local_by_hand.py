"""From a dict to Local, and from Local to LocalStack, in forty lines."""

import threading


class Local:
    """An object whose attributes are each thread's own: a dict of dicts, by thread."""

    def __init__(self):
        object.__setattr__(self, "by_thread", {})

    def __setattr__(self, name, value):
        mine = self.by_thread.setdefault(threading.get_ident(), {})
        mine[name] = value

    def __getattr__(self, name):
        try:
            return self.by_thread[threading.get_ident()][name]
        except KeyError:
            raise AttributeError(name) from None


class LocalStack:
    """A stack of which each thread has its own: a list in a Local."""

    def __init__(self):
        self.local = Local()

    def push(self, item):
        """Put an item on this thread's stack."""
        self.items().append(item)

    def pop(self):
        """Take the topmost item of this thread's stack."""
        return self.items().pop()

    @property
    def top(self):
        """The topmost item of this thread's stack, or None."""
        items = self.items()
        return items[-1] if items else None

    def items(self):
        """This thread's stack."""
        if not hasattr(self.local, "stack"):
            self.local.stack = []
        return self.local.stack


colour = Local()
requests = LocalStack()
colour.value = "red"
requests.push("the main thread's request")


def other():
    """Use the same two names in another thread."""
    print("other thread, before:", hasattr(colour, "value"), requests.top)
    colour.value = "blue"
    requests.push("the other thread's request")
    print("other thread, after:", colour.value, "-", requests.top)


thread = threading.Thread(target=other)
thread.start()
thread.join()
print("main thread:", colour.value, "-", requests.top)
