import threading
from collections import deque


class BoundedBuffer:
    """At most `size` items; put waits while full, get while empty."""

    def __init__(self, size):
        self.size = size
        self.items = deque()
        self.changed = threading.Condition()
        self.fullest = 0

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size:
                self.changed.wait()
            self.items.append(item)
            self.fullest = max(self.fullest, len(self.items))
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.popleft()
            self.changed.notify_all()
            return item


buffer = BoundedBuffer(3)
received = []


def producer():
    for n in range(20):
        buffer.put(n * n)
    buffer.put(None)


def consumer():
    while (item := buffer.get()) is not None:
        received.append(item)


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()

print(received)
print("never more than", buffer.size, "items:", buffer.fullest <= buffer.size)
