# Fractions stay exact.
import math
from fractions import Fraction

half, third = Fraction(1, 2), Fraction(1, 3)
print(half + third, half - third, half * third, half / third, half // third, Fraction(7, 2) % 1, -half, abs(Fraction(-3, 4)), half**3, third**-2)
print(Fraction("0.125"), Fraction("-3/9"), Fraction(0.75), Fraction("1e-2"), Fraction(6, -4), Fraction(), repr(third), str(Fraction(4, 2)))
print(half + 1, 1 - third, 2 * half, 1 / third, half + 0.5, half == 0.5, half < 0.6, third > Fraction(1, 4), half == Fraction(2, 4))
print(round(Fraction(7, 2)), round(Fraction(5, 2)), int(Fraction(-7, 2)), float(third), math.floor(Fraction(-7, 2)), math.ceil(Fraction(7, 2)), round(third, 3))
print(third.numerator, third.denominator, Fraction(math.pi).limit_denominator(100), sum([third] * 3), sorted([half, third]), bool(Fraction(0)))
for attempt in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction(1.5, 2), lambda: half / 0):
    try:
        print(attempt())
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
