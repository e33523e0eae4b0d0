"""Complex numbers. Bound when a program first names `complex` or writes a number such as `2j`."""

import builtins
import math


def _part(value):
    """A part of a number as `repr` shows it."""
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text


class complex:
    """A number with a real and an imaginary part."""

    __module__ = "builtins"
    __slots__ = ("_real", "_imag")

    def __new__(cls, real=0, imag=0):
        if isinstance(real, str):
            return _read(cls, real)
        self = object.__new__(cls)
        real, imag = _operand(real), _operand(imag)
        if real is None or imag is None:
            raise TypeError("complex() first argument must be a string or a number")
        # A part that was not given keeps the sign of the other's zero as it is.
        self._real = real[0] - imag[1] if imag[1] else real[0]
        self._imag = real[1] + imag[0] if real[1] else imag[0]
        return self

    @property
    def real(self):
        return self._real

    @property
    def imag(self):
        return self._imag

    def conjugate(self):
        return complex(self._real, -self._imag)

    def __complex__(self):
        return self

    def __repr__(self):
        imag = _part(self._imag)
        if self._real == 0 and math.copysign(1, self._real) > 0:
            return imag + "j"
        sign = "" if imag.startswith("-") else "+"
        return f"({_part(self._real)}{sign}{imag}j)"

    def __format__(self, spec):
        if not spec:
            return str(self)
        imag = format(self._imag, spec)
        sign = "" if imag.startswith("-") else "+"
        return f"{format(self._real, spec)}{sign}{imag}j"

    def __hash__(self):
        return hash(self._real) + 1000003 * hash(self._imag)

    def __bool__(self):
        return self._real != 0 or self._imag != 0

    def __eq__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else (self._real, self._imag) == other

    def __pos__(self):
        return self

    def __neg__(self):
        return complex(-self._real, -self._imag)

    def __abs__(self):
        return math.hypot(self._real, self._imag)

    def __add__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else complex(self._real + other[0], self._imag + other[1])

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else complex(self._real - other[0], self._imag - other[1])

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else complex(other[0] - self._real, other[1] - self._imag)

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        (a, b), (c, d) = (self._real, self._imag), other
        return complex(a * c - b * d, a * d + b * c)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _quotient((self._real, self._imag), other)

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else _quotient(other, (self._real, self._imag))

    def __pow__(self, other, modulus=None):
        other = _operand(other)
        return NotImplemented if other is None else _power((self._real, self._imag), other)

    def __rpow__(self, other, modulus=None):
        other = _operand(other)
        return NotImplemented if other is None else _power(other, (self._real, self._imag))

    def __int__(self):
        raise TypeError(
            "int() argument must be a string, a bytes-like object or a real number, not 'complex'"
        )

    def __float__(self):
        raise TypeError("float() argument must be a string or a real number, not 'complex'")

    def __lt__(self, other):
        return NotImplemented


def _operand(value):
    """The two parts of a number; None for what is none."""
    if isinstance(value, complex):
        return (value._real, value._imag)
    if isinstance(value, (int, float)):
        return (float(value), 0.0)
    if hasattr(type(value), "__complex__"):
        return _operand(value.__complex__())
    return None


def _quotient(left, right):
    # The larger part of the divisor is divided by first, so that nothing overflows on the way.
    (a, b), (c, d) = left, right
    if c == 0 and d == 0:
        raise ZeroDivisionError("complex division by zero")
    if abs(c) >= abs(d):
        ratio = d / c
        whole = c + d * ratio
        return complex((a + b * ratio) / whole, (b - a * ratio) / whole)
    ratio = c / d
    whole = c * ratio + d
    return complex((a * ratio + b) / whole, (b * ratio - a) / whole)


def _power(base, exponent):
    (a, b), (c, d) = base, exponent
    if c == 0 and d == 0:
        return complex(1, 0)
    if a == 0 and b == 0:
        if d != 0 or c < 0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return complex(0, 0)
    if d == 0 and c == int(c) and abs(c) <= 100:
        result, square, count = complex(1, 0), complex(a, b), abs(int(c))
        while count:
            if count & 1:
                result = result * square
            square = square * square
            count >>= 1
        return complex(1, 0) / result if c < 0 else result
    size, angle = math.hypot(a, b), math.atan2(b, a)
    length = size**c * (math.exp(-d * angle) if d else 1)
    turn = c * angle + (d * math.log(size) if d else 0)
    return complex(length * math.cos(turn), length * math.sin(turn))


def _read(cls, text):
    """The number a text shows, such as `1+2j`."""
    written = text.strip().replace("J", "j")
    if written.startswith("(") and written.endswith(")"):
        written = written[1:-1].strip()
    try:
        if not written.endswith("j"):
            return cls(float(written))
        written = written[:-1]
        cut = max(written.rfind("+"), written.rfind("-"))
        while cut > 0 and written[cut - 1] in "eE":
            cut = max(written.rfind("+", 0, cut), written.rfind("-", 0, cut))
        real, imag = (written[:cut], written[cut:]) if cut > 0 else ("0", written)
        if imag in ("", "+", "-"):
            imag += "1"
        return cls(float(real), float(imag))
    except ValueError:
        raise ValueError("complex() arg is a malformed string") from None


def __imaginary__(size):
    """The number that a literal with a `j` stands for."""
    return complex(0.0, size)


builtins.complex = complex
builtins.__imaginary__ = __imaginary__
