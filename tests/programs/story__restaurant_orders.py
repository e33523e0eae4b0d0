import threading
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Deque, List

numbers = count(1)


@dataclass
class Order:
    table: int
    dishes: List[str]
    number: int = field(default_factory=lambda: next(numbers))
    ready: threading.Event = field(default_factory=threading.Event, repr=False)

    @property
    def price(self) -> float:
        return round(sum(MENU[d] for d in self.dishes), 2)


MENU = {"soup": 4.5, "steak": 18.9, "salad": 7.25, "cake": 5.0}
pending: Deque[Order] = deque()
has_order = threading.Semaphore(0)


def kitchen(count: int) -> None:
    for _ in range(count):
        has_order.acquire()
        order = pending.popleft()
        order.ready.set()


orders = [Order(3, ["soup", "steak"]), Order(1, ["salad"]), Order(2, ["cake", "cake", "soup"])]
cooks = [threading.Thread(target=kitchen, args=(n,)) for n in (2, 1)]
for cook in cooks:
    cook.start()
for order in orders:
    pending.append(order)
    has_order.release()
for order in orders:
    order.ready.wait()
    print(order, f"{order.price:6.2f}")
for cook in cooks:
    cook.join()
print("total", sum(o.price for o in orders))
