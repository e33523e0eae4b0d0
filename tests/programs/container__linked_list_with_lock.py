from __future__ import annotations

import threading
from typing import Iterator, Optional


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value: int, next: Optional[Node] = None) -> None:
        self.value = value
        self.next = next


class SortedLinkedList:
    def __init__(self) -> None:
        self.head: Optional[Node] = None
        self.lock = threading.Lock()

    def insert(self, value: int) -> None:
        with self.lock:
            if self.head is None or value <= self.head.value:
                self.head = Node(value, self.head)
                return
            node = self.head
            while node.next and node.next.value < value:
                node = node.next
            node.next = Node(value, node.next)

    def __iter__(self) -> Iterator[int]:
        node = self.head
        while node:
            yield node.value
            node = node.next


numbers = SortedLinkedList()


def insert_all(values: range) -> None:
    for v in values:
        numbers.insert(v)


threads = [threading.Thread(target=insert_all, args=(range(s, 30, 3),)) for s in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(*numbers)
try:
    numbers.head.colour = "red"
except AttributeError as e:
    print("AttributeError:", e)
