"""Objects without a `__dict__`, exceptions with one, numbers of one's own in `%`, and managers that are none."""

import pickle
from decimal import Decimal
from fractions import Fraction

print(__doc__, __package__, __spec__)


class Point:
    __slots__ = ("x",)


class Named(Point):
    pass


class Fault(Exception):
    pass


class Weight:
    def __float__(self):
        return 1.5

    def __int__(self):
        return 4


class Entering:
    def __enter__(self):
        pass


point, named, fault = Point(), Named(), Fault("broken")
point.x, named.x, named.y = 1, 1, 2
fault.place = 3
print(hasattr(point, "__dict__"), hasattr(named, "__dict__"), fault.__dict__, vars(fault))
for function in (lambda: point.__dict__, lambda: vars(point), lambda: setattr(point, "y", 1)):
    try:
        print(function())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(pickle.loads(pickle.dumps(fault)).place, pickle.loads(pickle.dumps(point)).x)
print("%.2f" % Decimal("2.675"), "%d" % Decimal("7.9"), "%.3f %d" % (Fraction(1, 3), Fraction(7, 2)))
print("%f %d %s" % (Weight(), Weight(), 1))
for layout in ("%f", "%d", "%x"):
    try:
        print(layout % point)
    except TypeError as error:
        print(error)
for manager in (Entering(), 5):
    try:
        with manager:
            pass
    except TypeError as error:
        print(error)

one, other = [], []
one.append(one)
other.append(other)
for compare in (lambda: one == other, lambda: one < other):
    try:
        print(compare())
    except RecursionError:
        print("too deep")
deep, same = [], []
for _ in range(500):
    deep, same = [deep], [same]
print(deep == same, deep == [same], deep < [same])
