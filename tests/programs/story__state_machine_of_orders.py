import queue
import threading
from enum import Enum


class Status(str, Enum):
    NEW = "new"
    PAID = "paid"
    SHIPPED = "shipped"


NEXT = {Status.NEW: Status.PAID, Status.PAID: Status.SHIPPED}


def worker(inbox, outbox):
    while True:
        order = inbox.get()
        if order is None:
            break
        order["status"] = NEXT[order["status"]]
        order["trail"].append(order["status"].value)
        outbox.put(order)


new, paid, shipped = queue.Queue(), queue.Queue(), queue.Queue()
payment = threading.Thread(target=worker, args=(new, paid))
shipping = threading.Thread(target=worker, args=(paid, shipped))
payment.start()
shipping.start()
for number in range(3):
    new.put({"number": number, "status": Status.NEW, "trail": ["new"]})
new.put(None)
payment.join()
paid.put(None)
shipping.join()
while not shipped.empty():
    order = shipped.get()
    print(order["number"], order["status"] == "shipped", " > ".join(order["trail"]), order["status"] is Status.SHIPPED)
