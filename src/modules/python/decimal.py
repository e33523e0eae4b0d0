"""Numbers with decimal places, exact where floats are not."""

import threading

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC = 999999999999999999


class DecimalException(ArithmeticError):
    """A calculation that has no decimal result."""


class InvalidOperation(DecimalException):
    """It has no result at all."""


class ConversionSyntax(InvalidOperation):
    """A text is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """Something is divided by zero."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero is divided by zero."""


class Inexact(DecimalException):
    """A result had to be rounded."""


class Context:
    """How many digits results have, and how they are rounded."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN):
        self.prec = prec
        self.rounding = rounding

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, num="0"):
        return +Decimal(num)

    def quantize(self, a, b):
        return a.quantize(b)

    def __repr__(self):
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin=-999999, Emax=999999, capitals=1, clamp=0, "
            "flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])"
        )


class _Contexts(threading.local):
    """Every thread has a context of its own."""

    def __init__(self):
        self.context = Context(DefaultContext.prec, DefaultContext.rounding)


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP)
ExtendedContext = Context(9)
_contexts = _Contexts()
_is_given_out = False


def getcontext():
    """The calling thread's context."""
    global _is_given_out
    _is_given_out = True
    return _contexts.context


def setcontext(context):
    global _is_given_out
    _is_given_out = True
    _contexts.context = context


def _context():
    # Until a program has had one in its hands, they are all the same, and finding the thread's own takes long.
    return _contexts.context if _is_given_out else DefaultContext


class localcontext:
    """A context for the lines of a `with` statement."""

    def __init__(self, ctx=None, **changes):
        self._new = (getcontext() if ctx is None else ctx).copy()
        for name in changes:
            setattr(self._new, name, changes[name])

    def __enter__(self):
        self._before = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exception):
        setcontext(self._before)


def _shortened(sign, digits, dropped, rounding):
    """A whole number without its last digits, rounded."""
    unit = 10**dropped
    whole, rest = divmod(digits, unit)
    if not rest:
        return whole
    twice = rest * 2
    up = {
        ROUND_UP: True,
        ROUND_DOWN: False,
        ROUND_CEILING: not sign,
        ROUND_FLOOR: sign,
        ROUND_HALF_UP: twice >= unit,
        ROUND_HALF_DOWN: twice > unit,
        ROUND_HALF_EVEN: twice > unit or (twice == unit and whole % 2 == 1),
        ROUND_05UP: whole % 5 == 0,
    }
    if rounding not in up:
        raise TypeError("valid values for rounding are: [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, "
                        "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]")
    return whole + 1 if up[rounding] else whole


class Decimal:
    """A number: sign, digits and a power of ten; or infinite, or no number."""

    def __init__(self, value="0", context=None):
        self._special = None
        if isinstance(value, Decimal):
            self._sign, self._digits, self._exponent = value._sign, value._digits, value._exponent
            self._special = value._special
        elif isinstance(value, int):
            self._sign, self._digits, self._exponent = value < 0, abs(int(value)), 0
        elif isinstance(value, float):
            self._of_float(value)
        elif isinstance(value, str):
            self._of_text(value)
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            number = 0
            for digit in digits:
                number = number * 10 + digit
            self._sign, self._digits, self._exponent = bool(sign), number, exponent
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    def _of_text(self, text):
        body = text.strip().replace("_", "").lower()
        sign = body.startswith("-")
        body = body[1:] if body[:1] in ("+", "-") else body
        self._sign, self._digits, self._exponent = sign, 0, 0
        if body in ("inf", "infinity"):
            self._special = "Infinity"
            return
        if body in ("nan", "snan"):
            self._special = "NaN"
            return
        mantissa, mark, exponent = body.partition("e")
        whole, _, decimals = mantissa.partition(".")
        power = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        digits = whole + decimals
        if not digits.isdecimal() or (mark and not power.isdecimal()):
            raise InvalidOperation([ConversionSyntax])
        self._digits = int(digits)
        self._exponent = (int(exponent) if mark else 0) - len(decimals)

    def _of_float(self, value):
        if value != value or value in (float("inf"), float("-inf")):
            self._of_text(str(value))
            return
        import math

        top, power = math.frexp(abs(value))
        number = int(top * (1 << 53))
        power -= 53
        while number and not number % 2 and power < 0:
            number >>= 1
            power += 1
        self._sign = math.copysign(1.0, value) < 0
        if power >= 0 or not number:
            self._digits, self._exponent = number << max(power, 0), 0
        else:
            self._digits, self._exponent = number * 5**-power, power

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @classmethod
    def _made(cls, sign, digits, exponent):
        made = object.__new__(cls)
        made._special = None
        made._sign, made._digits, made._exponent = bool(sign), digits, exponent
        return made

    def _rounded(self):
        """The number with as many digits as the context allows."""
        context = _context()
        if self._special or self._digits < 10**context.prec:
            return self
        dropped = len(str(self._digits)) - context.prec
        digits = _shortened(self._sign, self._digits, dropped, context.rounding)
        if len(str(digits)) > context.prec:
            digits //= 10
            dropped += 1
        return Decimal._made(self._sign, digits, self._exponent + dropped)

    def _whole(self, exponent):
        """The digits with their sign, counted in units of a smaller power of ten."""
        number = self._digits * 10 ** (self._exponent - exponent)
        return -number if self._sign else number

    def is_nan(self):
        return self._special == "NaN"

    def is_infinite(self):
        return self._special == "Infinity"

    def is_finite(self):
        return self._special is None

    def is_zero(self):
        return self._special is None and not self._digits

    def is_signed(self):
        return self._sign

    def _with_special(self, other, operation):
        """A calculation with an infinite number or none."""
        result = operation(float(self), float(other))
        if result != result and not (self.is_nan() or other.is_nan()):
            raise InvalidOperation([InvalidOperation])
        return Decimal(result)

    def __add__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return self._with_special(other, lambda x, y: x + y)
        exponent = min(self._exponent, other._exponent)
        total = self._whole(exponent) + other._whole(exponent)
        negative = total < 0 or (total == 0 and self._sign and other._sign)
        return Decimal._made(negative, abs(total), exponent)._rounded()

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other + self.copy_negate()

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return self._with_special(other, lambda x, y: x * y)
        sign = self._sign != other._sign
        return Decimal._made(sign, self._digits * other._digits, self._exponent + other._exponent)._rounded()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return self._with_special(other, lambda x, y: x / y)
        sign = self._sign != other._sign
        if not other._digits:
            if not self._digits:
                raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])
        ideal = self._exponent - other._exponent
        # Two more digits than are kept; the last says whether there is a rest.
        shift = max(len(str(other._digits)) - len(str(self._digits)) + _context().prec + 1, 0)
        digits, rest = divmod(self._digits * 10**shift, other._digits)
        exponent = ideal - shift
        if rest:
            if digits % 5 == 0:
                digits += 1
        else:
            while exponent < ideal and digits % 10 == 0:
                digits //= 10
                exponent += 1
        return Decimal._made(sign, digits, exponent)._rounded()

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other / self

    def _divided(self, other):
        """Whole quotient and rest, both towards zero."""
        if not other._digits:
            if not self._digits:
                raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])
        exponent = min(self._exponent, other._exponent)
        whole, rest = divmod(abs(self._whole(exponent)), abs(other._whole(exponent)))
        sign = self._sign != other._sign
        return Decimal._made(sign, whole, 0), Decimal._made(self._sign, rest, exponent)._rounded()

    def __floordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._divided(other)[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other._divided(self)[0]

    def __mod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if not other._digits and self._digits:
            raise InvalidOperation([InvalidOperation])
        return self._divided(other)[1]

    def __rmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other % self

    def __divmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._divided(other)

    def __pow__(self, power):
        power = _operand(power)
        if power is None:
            return NotImplemented
        if power != power.to_integral_value():
            if power == Decimal("0.5"):
                return self.sqrt()
            raise NotImplementedError("a Decimal to a power that is not whole is not supported: use math.pow")
        count = int(power)
        if count < 0:
            return 1 / self ** -count
        sign = self._sign and count % 2 == 1
        return Decimal._made(sign, self._digits**count, self._exponent * count)._rounded()

    def sqrt(self, context=None):
        """The square root, rounded once."""
        import math

        if self._sign and self._digits:
            raise InvalidOperation([InvalidOperation])
        ideal = self._exponent // 2
        shift = 2 * _context().prec + 4
        if (self._exponent - shift) % 2:
            shift += 1
        scaled = self._digits * 10**shift
        digits = math.isqrt(scaled)
        exponent = (self._exponent - shift) // 2
        if digits * digits != scaled:
            if digits % 5 == 0:
                digits += 1
        else:
            while exponent < ideal and digits % 10 == 0:
                digits //= 10
                exponent += 1
        return Decimal._made(False, digits, exponent)._rounded()

    def __neg__(self):
        return (self.copy_negate() if self._digits or self._special else self.copy_abs())._rounded()

    def __pos__(self):
        return (self if self._digits or self._special else self.copy_abs())._rounded()

    def __abs__(self):
        return self.copy_abs()._rounded()

    def copy_abs(self):
        made = Decimal(self)
        made._sign = False
        return made

    def copy_negate(self):
        made = Decimal(self)
        made._sign = not self._sign
        return made

    def quantize(self, exp, rounding=None, context=None):
        """The number with as many decimal places as another one has."""
        exponent = _operand(exp)._exponent
        made = self._at(exponent, rounding or _context().rounding)
        if len(str(made._digits)) > _context().prec:
            raise InvalidOperation([InvalidOperation])
        return made

    def _at(self, exponent, rounding):
        if exponent <= self._exponent:
            return Decimal._made(self._sign, self._digits * 10 ** (self._exponent - exponent), exponent)
        digits = _shortened(self._sign, self._digits, exponent - self._exponent, rounding)
        return Decimal._made(self._sign, digits, exponent)

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exponent >= 0:
            return Decimal(self)
        return self._at(0, rounding or _context().rounding)

    to_integral = to_integral_value

    def normalize(self, context=None):
        """The number without zeros at its end."""
        made = self._rounded()
        digits, exponent = made._digits, made._exponent
        if not digits:
            return Decimal._made(self._sign, 0, 0)
        while digits % 10 == 0:
            digits //= 10
            exponent += 1
        return Decimal._made(self._sign, digits, exponent)

    def adjusted(self):
        return self._exponent + len(str(self._digits)) - 1

    def as_tuple(self):
        return DecimalTuple(int(self._sign), tuple([int(digit) for digit in str(self._digits)]), self._exponent)

    def as_integer_ratio(self):
        from fractions import Fraction

        return Fraction(self._whole(0) if self._exponent >= 0 else self._whole(self._exponent),
                        10 ** max(-self._exponent, 0)).as_integer_ratio()

    def max(self, other):
        other = _operand(other)
        return self if self >= other else other

    def min(self, other):
        other = _operand(other)
        return self if self <= other else other

    def compare(self, other):
        other = _operand(other)
        return Decimal((self > other) - (self < other))

    def __int__(self):
        if self._special:
            raise OverflowError("cannot convert Infinity to integer")
        number = self._digits * 10**self._exponent if self._exponent >= 0 else self._digits // 10**-self._exponent
        return -number if self._sign else number

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __bool__(self):
        return self._special is not None or self._digits != 0

    def __round__(self, n=None):
        if n is None:
            return int(self._at(0, ROUND_HALF_EVEN) if self._exponent < 0 else self)
        return self._at(-n, ROUND_HALF_EVEN)

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def _compared(self, other, answer):
        if isinstance(other, float):
            other = Decimal(other)
        other = _operand(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return answer(float(self), float(other))
        exponent = min(self._exponent, other._exponent)
        return answer(self._whole(exponent), other._whole(exponent))

    def __eq__(self, other):
        return self._compared(other, lambda x, y: x == y)

    def __lt__(self, other):
        return self._compared(other, lambda x, y: x < y)

    def __le__(self, other):
        return self._compared(other, lambda x, y: x <= y)

    def __gt__(self, other):
        return self._compared(other, lambda x, y: x > y)

    def __ge__(self, other):
        return self._compared(other, lambda x, y: x >= y)

    def __hash__(self):
        if self._special:
            return hash(float(self))
        if self == self.to_integral_value():
            return hash(int(self))
        return hash(float(self)) if Decimal(float(self)) == self else hash(("Decimal", str(self.normalize())))

    def __str__(self):
        sign = "-" if self._sign else ""
        if self._special:
            return sign + self._special
        digits = str(self._digits)
        left = self._exponent + len(digits)
        if self._exponent > 0 or left <= -6:
            text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
            return f"{sign}{text}E{left - 1:+d}"
        if self._exponent == 0:
            return sign + digits
        if left > 0:
            return sign + digits[:left] + "." + digits[left:]
        return sign + "0." + "0" * -left + digits

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        """As `Lib/_pydecimal.py` lays a number out: rounded as its kind says, then in digits, then in place."""
        fill, align, plus, fixes_zero, width, separator, places, kind = _layout(spec)
        if self._special:
            body = "Infinity" if self._special == "Infinity" else str(self).lstrip("-")
            sign = "-" if self._sign else plus
            if (fill, align) == ("0", "="):
                fill, align = " ", ">"
            return _in_place(sign, body + ("%" if kind == "%" else ""), fill, align, width)
        number = self
        if kind == "%":
            number = Decimal._made(self._sign, self._digits, self._exponent + 2)
        rounding = _context().rounding
        if places is not None:
            if kind in "eE":
                number = number._with_digits(places + 1, rounding)
            elif kind in "fF%":
                number = number._at(-places, rounding)
            elif len(str(number._digits)) > places:
                number = number._with_digits(max(places, 1), rounding)
        if not number._digits and number._exponent > 0 and kind in "fF%":
            number = number._at(0, rounding)
        digits = str(number._digits)
        left = number._exponent + len(digits)
        if kind in "eE":
            point = 1 - places if not number._digits and places is not None else 1
        elif kind in "fF%" or number._exponent <= 0 and left > -6:
            point = left
        else:
            point = 1
        if point < 0:
            whole, decimals = "0", "0" * -point + digits
        elif point > len(digits):
            whole, decimals = digits + "0" * (point - len(digits)), ""
        else:
            whole, decimals = digits[:point] or "0", digits[point:]
        is_negative = number._sign and not (fixes_zero and not number._digits)
        sign = "-" if is_negative else plus
        decimals = "." + decimals if decimals else ""
        if left != point or kind in "eE":
            decimals += f"{kind if kind in 'eEgG' else 'E'}{left - point:+d}".replace("G", "E").replace("g", "e")
        if kind == "%":
            decimals += "%"
        zeros = width - len(decimals) - len(sign) if fill == "0" and align == "=" else 0
        return _in_place(sign, _separated(whole, separator, zeros) + decimals, fill, align, width)

    def _with_digits(self, count, rounding):
        """The number with no more than so many digits."""
        dropped = len(str(self._digits)) - count
        if dropped <= 0:
            return self._at(self._exponent + dropped, rounding) if self._digits else self
        rounded = self._at(self._exponent + dropped, rounding)
        if len(str(rounded._digits)) > count:
            return Decimal._made(rounded._sign, rounded._digits // 10, rounded._exponent + 1)
        return rounded


def _layout(spec):
    """The parts of a format: fill, align, sign, whether zeros lose theirs, width, separator, places, kind."""
    fill, align, rest = " ", ">", spec
    if rest[1:2] in ("<", ">", "^", "="):
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] in ("<", ">", "^", "="):
        align, rest = rest[0], rest[1:]
    plus = ""
    if rest[:1] in ("+", "-", " "):
        plus, rest = rest[0].replace("-", ""), rest[1:]
    fixes_zero = rest[:1] == "z"
    rest = rest[fixes_zero:]
    if rest[:1] == "0":
        fill, align, rest = "0", "=", rest[1:]
    kind = rest[-1:] if rest[-1:] in ("e", "E", "f", "F", "g", "G", "n", "%") else ""
    rest = rest[: len(rest) - len(kind)]
    rest, point, places = rest.partition(".")
    separator = "," if rest[-1:] == "," else ""
    width = rest[: len(rest) - len(separator)]
    if width and not width.isdecimal() or point and not places.isdecimal():
        raise ValueError("invalid format string")
    kind = "g" if kind == "n" else kind or "G"
    return fill, align, plus, fixes_zero, int(width or "0"), separator, int(places) if point else None, kind


def _separated(whole, separator, zeros):
    """Digits with a separator between groups of three, and zeros before them up to a width."""
    if not separator:
        return whole.rjust(zeros, "0")
    groups = []
    while True:
        groups.insert(0, whole[-3:].rjust(min(3, max(zeros, 1)), "0"))
        zeros -= len(groups[0])
        whole = whole[:-3]
        if not whole and zeros <= 0:
            return separator.join(groups)
        zeros -= 1


def _in_place(sign, body, fill, align, width):
    if align == "=":
        return sign + body.rjust(width - len(sign), fill)
    shown = sign + body
    if align == "<":
        return shown.ljust(width, fill)
    if align == ">":
        return shown.rjust(width, fill)
    before = (width - len(shown)) // 2
    return fill * before + shown + fill * (width - len(shown) - before)


class DecimalTuple:
    """Sign, digits and exponent."""

    def __init__(self, sign, digits, exponent):
        self.sign = sign
        self.digits = digits
        self.exponent = exponent

    def __iter__(self):
        return iter((self.sign, self.digits, self.exponent))

    def __getitem__(self, index):
        return (self.sign, self.digits, self.exponent)[index]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"DecimalTuple(sign={self.sign}, digits={self.digits}, exponent={self.exponent})"


def _operand(value):
    """An operand as a Decimal; None when it is no whole or decimal number."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None
