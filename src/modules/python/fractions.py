"""Exact fractions of whole numbers."""

import math


def _parts_of_text(text):
    """Numerator and denominator of `3/4`, `0.75` or `1e-3`."""
    wrong = ValueError(f"Invalid literal for Fraction: {text!r}")
    body = text.strip().replace("_", "")
    if "/" in body:
        top, bottom = body.split("/", 1)
        if not top.lstrip("+-").isdigit() or not bottom.isdigit():
            raise wrong
        return int(top), int(bottom)
    body = body.lower()
    mantissa, exponent = body.split("e", 1) if "e" in body else (body, "0")
    negative = mantissa.startswith("-")
    whole, decimals = mantissa.split(".", 1) if "." in mantissa else (mantissa, "")
    digits = whole.lstrip("+-") + decimals
    if not digits.isdigit() or not exponent.lstrip("+-").isdigit():
        raise wrong
    power = int(exponent) - len(decimals)
    number = -int(digits) if negative else int(digits)
    return (number * 10**power, 1) if power >= 0 else (number, 10**-power)


def _parts_of_float(value):
    if value != value:
        raise ValueError("cannot convert NaN to integer ratio")
    if value in (math.inf, -math.inf):
        raise OverflowError("cannot convert Infinity to integer ratio")
    fraction, exponent = math.frexp(value)
    number = int(fraction * (1 << 53))
    exponent -= 53
    return (number << exponent, 1) if exponent >= 0 else (number, 1 << -exponent)


class Fraction:
    """A fraction in lowest terms."""

    def __init__(self, numerator=0, denominator=None):
        if denominator is None and isinstance(numerator, str):
            top, bottom = _parts_of_text(numerator)
        elif denominator is None and isinstance(numerator, float):
            top, bottom = _parts_of_float(numerator)
        else:
            one = _fraction_parts(numerator)
            other = (1, 1) if denominator is None else _fraction_parts(denominator)
            if one is None or other is None:
                if denominator is None:
                    raise TypeError("argument should be a string or a Rational instance")
                raise TypeError("both arguments should be Rational instances")
            top, bottom = one[0] * other[1], one[1] * other[0]
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        common = math.gcd(top, bottom)
        if bottom < 0:
            common = -common
        self._numerator = top // common
        self._denominator = bottom // common

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is not larger than this."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        low_n, low_d, high_n, high_d = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            whole = n // d
            next_d = low_d + whole * high_d
            if next_d > max_denominator:
                break
            low_n, low_d, high_n, high_d = high_n, high_d, low_n + whole * high_n, next_d
            n, d = d, n - whole * d
        steps = (max_denominator - low_d) // high_d
        first = Fraction(low_n + steps * high_n, low_d + steps * high_d)
        second = Fraction(high_n, high_d)
        return second if abs(second - self) <= abs(first - self) else first

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def __repr__(self):
        return f"Fraction({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def _with(self, other, exact, rounded):
        if isinstance(other, float):
            return rounded(float(self), other)
        parts = _fraction_parts(other)
        if parts is None:
            return NotImplemented
        return exact(self._numerator, self._denominator, parts[0], parts[1])

    def __add__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)

    def __rsub__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(c * b - a * d, b * d), lambda x, y: y - x)

    def __mul__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)

    def __rtruediv__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(c * b, d * a), lambda x, y: y / x)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)

    def __mod__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda x, y: x % y)

    def __pow__(self, power):
        if not isinstance(power, int):
            return float(self) ** float(power)
        if power >= 0:
            return Fraction(self._numerator**power, self._denominator**power)
        return Fraction(self._denominator**-power, self._numerator**-power)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __float__(self):
        return self._numerator / self._denominator

    def __int__(self):
        return self.__trunc__()

    def __bool__(self):
        return self._numerator != 0

    def __trunc__(self):
        top = abs(self._numerator) // self._denominator
        return -top if self._numerator < 0 else top

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 > self._denominator or (rest * 2 == self._denominator and whole % 2):
                whole += 1
            return whole
        scale = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction((self * scale).__round__(), scale)
        return Fraction((self / scale).__round__() * scale)

    def __eq__(self, other):
        return self._with(other, lambda a, b, c, d: a == c and b == d, lambda x, y: x == y)

    def __lt__(self, other):
        return self._with(other, lambda a, b, c, d: a * d < c * b, lambda x, y: x < y)

    def __le__(self, other):
        return self._with(other, lambda a, b, c, d: a * d <= c * b, lambda x, y: x <= y)

    def __gt__(self, other):
        return self._with(other, lambda a, b, c, d: a * d > c * b, lambda x, y: x > y)

    def __ge__(self, other):
        return self._with(other, lambda a, b, c, d: a * d >= c * b, lambda x, y: x >= y)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        return hash(float(self)) if Fraction(float(self)) == self else hash((self._numerator, self._denominator))


def _fraction_parts(value):
    if isinstance(value, int):
        return (int(value), 1)
    if isinstance(value, Fraction):
        return (value._numerator, value._denominator)
    return None
