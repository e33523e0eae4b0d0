"""Bits with names that are integers, too: who may do what, kept by several threads under a lock."""

import enum
import threading


class Right(enum.IntFlag):
    READ = enum.auto()
    WRITE = enum.auto()
    DELETE = enum.auto()


Colour = enum.IntFlag("Colour", "RED GREEN BLUE")
print(list(Right), repr(Right.READ | Right.DELETE), Right(6), int(Right.DELETE), Right.READ + 1)
print(list(Colour), repr(Colour(3)), Colour.RED | Colour.BLUE, ~Colour.RED, Colour.RED in Colour(3), Colour(0))
print(bool(Right(0)), bool(Right.WRITE), "may" if Right(5) & Right.WRITE else "may not", repr(Right(8)))

granted = Right(0)
lock = threading.Lock()


def grant(right):
    global granted
    with lock:
        granted |= right


threads = [threading.Thread(target=grant, args=(right,)) for right in Right]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(repr(granted), granted == 7, not granted)


class Level(enum.Flag):
    LOW = enum.auto()
    HIGH = enum.auto()
    ALL = LOW | HIGH


class Own(enum.Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    FIRST = enum.auto()
    SECOND = enum.auto()


class Further(enum.IntEnum):
    FIVE = 5
    SIX = enum.auto()


print(list(Own), Further.SIX, repr(Further.SIX), bool(Further.SIX))
print(list(Level), repr(Level.ALL), bool(Level.LOW & Level.HIGH))


class Sized:
    """A base with a length, beside which a number is true as numbers are."""

    def __len__(self):
        return 3


class Number(int, Sized):
    pass


class Named(str, Sized):
    pass


print(bool(Number(0)), bool(Number(4)), "true" if Number(0) else "false", not Number(2), bool(Sized()), bool(Named("x")))
