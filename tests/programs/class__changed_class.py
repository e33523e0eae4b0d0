"""Objects that change their class: a door whose states are classes, opened and shut by several threads."""

import threading


class Door:
    def __init__(self, name):
        self.name = name
        self.opened = 0
        self.lock = threading.Lock()

    def turn(self):
        with self.lock:
            self._turn()


class Shut(Door):
    def _turn(self):
        self.opened += 1
        self.last = f"opened {self.opened} times"
        self.__class__ = Open


class Open(Door):
    colour = "green"

    def _turn(self):
        self.__class__ = Shut


door = Shut("front")
print(type(door).__name__, isinstance(door, Open), vars(door).keys())
door.turn()
print(type(door).__name__, isinstance(door, Open), door.colour, door.last, door.name)
threads = [threading.Thread(target=lambda: [door.turn() for _ in range(9)]) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(type(door).__name__, door.opened, door.last)
setattr(door, "__class__", Open)
print(door.__class__, hasattr(door, "colour"))


class Apart:
    unrelated = True

    def __repr__(self):
        return f"<{self.name}, {self.opened}>"


door.__class__ = Apart
door.extra = 1
print(door, door.unrelated, door.extra, hasattr(door, "turn"), sorted(vars(door))[:2])


class Slotted:
    __slots__ = ("name",)


class Failure(Exception):
    pass


class OtherFailure(Failure):
    pass


for value, wanted in [
    (door, 5), (door, int), (door, Slotted), (door, Failure), (5, Apart), ([], Apart), (Failure("x"), OtherFailure)
]:
    try:
        value.__class__ = wanted
        print(repr(value))
    except TypeError as error:
        print(error)
