"""A producer and a consumer with a shelf for two between them."""

import threading

ROOM = 2
LOAVES = 6

shelf = []
changed = threading.Condition()
fullest = 0


def bake():
    """Put loaves on the shelf, waiting while it is full."""
    global fullest
    for number in range(1, LOAVES + 1):
        with changed:
            while len(shelf) == ROOM:
                changed.wait()
            shelf.append(f"loaf {number}")
            fullest = max(fullest, len(shelf))
            changed.notify_all()


def eat():
    """Take loaves from the shelf, waiting while it is empty."""
    for _ in range(LOAVES):
        with changed:
            while not shelf:
                changed.wait()
            eaten.append(shelf.pop(0))
            changed.notify_all()


eaten = []
baker = threading.Thread(target=bake)
eater = threading.Thread(target=eat)
eater.start()
baker.start()
baker.join()
eater.join()

print("eaten:", ", ".join(eaten))
print("never more than the room there is:", fullest <= ROOM)
