import math
from decimal import Decimal
from fractions import Fraction


class Length:
    def __init__(self, metres):
        self.metres = metres

    def __float__(self):
        return float(self.metres)


calls = [
    lambda: math.sqrt(Fraction(1, 4)),
    lambda: math.log(Decimal(10)),
    lambda: math.pow(Fraction(1, 2), 2),
    lambda: math.isnan(Decimal("nan")),
    lambda: math.fsum([Fraction(1, 2), 1]),
    lambda: math.hypot(Length(3), 4),
    lambda: math.isclose(Decimal("0.1"), 0.1),
    lambda: math.dist([Fraction(0)], (Length(3),)),
    lambda: math.sqrt(Length(-1)),
    lambda: math.sqrt("4"),
    lambda: math.sin(object),
]
for call in calls:
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
