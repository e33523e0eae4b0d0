"""Complex numbers: every operator with every kind of operand, conversions, texts, layouts, a subclass."""

import cmath
import copy
import math
import operator
import pickle
from decimal import Decimal
from fractions import Fraction

INFINITY, NAN = float("inf"), float("nan")
NUMBERS = [0j, 1j, -1j, 3 + 4j, complex(-0.0, -0.0), complex(0, -0.0), complex(1e200, 1e200), complex(INFINITY, 1),
           complex(NAN, 2)]
OTHERS = [0, 1, -2, 2.5, True, 10**30, "x", None]
OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv, operator.pow, operator.eq, operator.ne,
             operator.floordiv, operator.mod, operator.lt]
FUNCTIONS = [repr, str, abs, bool, operator.neg, operator.pos, operator.attrgetter("real", "imag"), int, float, round,
             operator.invert, complex, len, iter, cmath.sqrt, cmath.exp, cmath.phase, math.sqrt, copy.deepcopy,
             complex.conjugate, lambda number: pickle.loads(pickle.dumps(number))]
ROUNDED = [operator.pow, pow, cmath.sqrt, cmath.exp]


def show(function, *arguments, **named):
    try:
        result = function(*arguments, **named)
        shown = repr(result)
        if function in ROUNDED and isinstance(result, complex):
            # Their last digits are the C library's.
            shown = f"{result.real:.10g} {result.imag:.10g}"
        print(shown, type(result).__name__)
    except Exception as error:
        print(type(error).__name__, error)


for number in NUMBERS:
    for other in NUMBERS + OTHERS:
        for operation in OPERATORS:
            show(operation, number, other)
            show(operation, other, number)
    for function in FUNCTIONS:
        show(function, number)

for number in [0j, 1j, 3 + 4j, 2.5 + 0j, complex(7, 0), -1 - 1j, complex(1e10, 3)]:
    print(hash(number))
print(hash(2.5 + 0j) == hash(2.5), {1 + 0j: 1}[1], 1 in [1 + 0j], len({3 + 4j, 3 + 4j}))


class Both:
    def __complex__(self):
        return 5 + 6j

    def __float__(self):
        return 2.5


class Whole:
    def __index__(self):
        return 7


class Wrong:
    def __complex__(self):
        return 1


MADE_OF = [
    (), (1,), (1, 2), (1.5, 2.5), ("1+2j",), ("(1-2j)",), (" 3j ",), ("j",), ("-j",), ("1e5-2e-3j",), ("1 + 2j",), ("",),
    ("abc",), ("1", "2"), (1, "2"), ([],), (1, []), (1j, 1j), (1, 1j), (1j, 1), (1j,), (Fraction(1, 2),),
    (Decimal("1.5"), 2), (1, 2, 3), ("nan",), ("inf+nanj",), ("+1.5j",), ("1_0+2j",), (10**400,), (Both(),),
    (Whole(), Both()), (Wrong(),),
]
for arguments in MADE_OF:
    show(complex, *arguments)
show(complex, real=1, imag=2)
show(complex, imag=2)
show(complex, x=2)

for layout in ["", ".2f", "10.2f", "<20", ">20", "^20.1e", "+.1f", "g", ".3", ".3g", "e", "010", "=10", "d", "%", ",.2f",
               "*^30.3f", " .2f", "#g", "n", "_.1f", "x"]:
    for number in (3 + 4j, -1.5 - 0.25j, 12345.678j, complex(0, 0), complex(-0.0, 1)):
        show(format, number, layout)
print(f"{1 + 2j!r:>12} {1j}", "%s %r" % (1j, 2 + 0j))
show(operator.mod, "%d", 1j)

for base, exponent in [(-8, 1 / 3), (-1, 0.5), (-2.0, 0.5), (0j, -1), (0, 1j), (2, 1j), (1 + 1j, 101), (2 + 1j, -3),
                       (2 + 1j, 0.5), (1e300 + 1j, 3)]:
    show(pow, base, exponent)
show(sum, [1j, 2, 3.5])
show(max, [1j, 2j])
show(divmod, 1j, 2)
show(range, 1j)
show([1, 2].__getitem__, 1j)
show((1j).__add__, 2)
show((1j).__eq__, 1)
show((1j).__eq__, "a")
show(getattr, 1j, "size")


class Point(complex):
    def __new__(cls, x, y=0):
        return super().__new__(cls, x, y)

    def __add__(self, other):
        return Point(super().__add__(other))


point = Point(1, 2)
for value in (point, point + 1, point * 2, point.real, point == 1 + 2j, abs(point), -point, hash(point) == hash(1 + 2j)):
    print(value, type(value).__name__)
z = 1j
z += 2
z *= z
z -= 1j
z /= 2
z **= 2
print(z, -0j, 0j, 1 - 0j, -1j, [1j], (2j,), {1j}, not 0j, 0j or "zero")
match 3 - 4j:
    case 3 - 4j:
        print("matched")
