"""One instruction on a built-in object is never torn: no item of the list is lost."""

import threading

EACH = 2_000

items = []


def add(name):
    """Append to the one list, many times."""
    for number in range(EACH):
        items.append((name, number))


threads = [threading.Thread(target=add, args=(name,)) for name in ("left", "right")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print("items:", len(items))
print("from the left:", sum(1 for name, _ in items if name == "left"))
