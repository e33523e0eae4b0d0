"""Numbers as the bytes that machines keep them in."""

import math

import _packing


class error(Exception):
    """A format or a value that does not fit."""


_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8}
_SIZES.update({"e": 2, "f": 4, "d": 8, "s": 1, "p": 1, "n": 8, "N": 8})


class _Plan:
    """What a format says: how many bytes, for how many values, and its parts in their order."""

    def __init__(self, format):
        text = format.decode() if isinstance(format, bytes) else format
        order = text[0] if text and text[0] in "@=<>!" else "@"
        native = order == "@"
        big = order in ">!"
        body = text[1:] if text[:1] == order else text
        self.size = self.count = 0
        # The kinds of values, each with how many in a row and the bytes of padding before.
        self.parts = []
        digits = ""
        for letter in body:
            if letter.isspace():
                continue
            if letter.isdigit():
                digits += letter
                continue
            if letter not in _SIZES or letter in "nN" and not native:
                raise error("bad char in struct format")
            width = 8 if native and letter in "lL" else _SIZES[letter]
            padding = -self.size % width if native and letter not in "sxpcbB?" else 0
            repeats = int(digits) if digits else 1
            self.size += padding + repeats * width
            if letter in "sp":
                self.parts.append((_Text(letter, repeats), 1, padding))
                self.count += 1
            elif letter == "x":
                self.parts.append((None, 0, repeats))
            else:
                self.parts.append((_kind(letter, width, big, native), repeats, padding))
                self.count += repeats
            digits = ""
        if digits:
            raise error("repeat count given without format specifier")
        # The kind of the only value there is, as in most formats of loops.
        self.only = self.parts[0][0] if len(self.parts) == 1 and self.count == 1 and not self.parts[0][2] else None

    def pack(self, values, caller="pack"):
        if len(values) != self.count:
            raise error(f"{caller} expected {self.count} items for packing (got {len(values)})")
        if self.only is not None:
            return self.only.pack(values[0])
        pieces = []
        position = 0
        for kind, count, padding in self.parts:
            if padding:
                pieces.append(bytes(padding))
            if count == 1:
                pieces.append(kind.pack(values[position]))
            elif count:
                pieces.extend(map(kind.pack, values[position : position + count]))
            position += count
        return b"".join(pieces)

    def unpack(self, data):
        """The values in bytes that are as many as they have to be."""
        if self.only is not None:
            return (self.only.unpack(data),)
        values = []
        position = 0
        for kind, count, padding in self.parts:
            position += padding
            for _ in range(count):
                values.append(kind.unpack(data[position : position + kind.width]))
                position += kind.width
        return tuple(values)


# Plans of the formats seen so far, which programs use again and again.
_plans = {}
_MOST_PLANS = 100


def _plan(format):
    plan = _plans.get(format)
    if plan is None:
        if not isinstance(format, (str, bytes)):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        if len(_plans) >= _MOST_PLANS:
            _plans.clear()
        plan = _plans[format] = _Plan(format)
    return plan


def calcsize(format):
    """How many bytes the values of a format take."""
    return _plan(format).size


# A float of 2 bytes: bits of the exponent, of the fraction, and what is added to the exponent.
_EXPONENT_BITS, _FRACTION_BITS, _BIAS = 5, 10, 15
_TOP = (1 << _EXPONENT_BITS) - 1


def _half_bits(value):
    sign = 1 if math.copysign(1.0, value) < 0 else 0
    if value != value:
        exponent, fraction = _TOP, 1 << _FRACTION_BITS - 1
    elif math.isinf(value):
        exponent, fraction = _TOP, 0
    elif value == 0:
        exponent = fraction = 0
    else:
        part, power = math.frexp(abs(value))
        exponent = max(power - 1 + _BIAS, 0)
        fraction = round(math.ldexp(part, _FRACTION_BITS + 1 if exponent else _FRACTION_BITS + _BIAS - 1 + power))
        if exponent:
            fraction -= 1 << _FRACTION_BITS
            exponent += fraction >> _FRACTION_BITS
        else:
            exponent = fraction >> _FRACTION_BITS
        fraction &= (1 << _FRACTION_BITS) - 1
        if exponent >= _TOP:
            raise OverflowError("float too large to pack with e format")
    return sign << 15 | exponent << _FRACTION_BITS | fraction


def _half_of_bits(bits):
    sign = -1.0 if bits >> 15 else 1.0
    exponent = bits >> _FRACTION_BITS & _TOP
    fraction = bits & (1 << _FRACTION_BITS) - 1
    if exponent == _TOP:
        return math.nan if fraction else sign * math.inf
    if exponent:
        fraction |= 1 << _FRACTION_BITS
    return sign * math.ldexp(float(fraction), max(exponent, 1) - _BIAS - _FRACTION_BITS)


class _Integer:
    """Whole numbers of so many bytes."""

    def __init__(self, letter, width, big):
        self._letter = letter
        self.width = width
        self._big = big
        self._order = "big" if big else "little"
        self._signed = letter.islower()
        self._least = -(1 << 8 * width - 1) if self._signed else 0
        self._most = (1 << 8 * width - (1 if self._signed else 0)) - 1

    def pack(self, value):
        if type(value) is not int:
            if not hasattr(value, "__index__"):
                raise error("required argument is not an integer")
            value = value.__index__()
        if self._least <= value <= self._most:
            return value.to_bytes(self.width, self._order, signed=self._signed)
        self._refuse(value)

    def _refuse(self, value):
        # Which numbers get as far as to be compared depends on what the machine would keep them in.
        unsigned = self._letter in ("HILQ" if self._big else "ILQN")
        least, most = (0, _MOST_UNSIGNED) if unsigned else (-_MOST_SIGNED - 1, _MOST_SIGNED)
        if self.width > 4:
            raise error("int too large to convert" if self._big else "argument out of range")
        if not least <= value <= most:
            raise error("argument out of range")
        name = _INTEGERS.get(self._letter)
        if name is None or self._big and self.width > 1:
            name = f"'{self._letter}'"
        raise error(f"{name} format requires {self._least} <= number <= {self._most}")

    def unpack(self, data):
        return int.from_bytes(data, self._order, signed=self._signed)


class _Float:
    """Floats of 8 or 4 bytes."""

    def __init__(self, width, big, native):
        self.width = width
        self._big = big
        self._may_become_infinite = native or width == 8

    def pack(self, value):
        value = _as_float(value)
        data = _packing.float_to_bytes(value, self.width)
        if not self._may_become_infinite and math.isinf(_packing.float_from_bytes(data)) and not math.isinf(value):
            raise OverflowError("float too large to pack with f format")
        return data if self._big else data[::-1]

    def unpack(self, data):
        return _packing.float_from_bytes(data if self._big else data[::-1])


class _Half:
    """Floats of 2 bytes."""

    width = 2

    def __init__(self, big):
        self._order = "big" if big else "little"

    def pack(self, value):
        return _half_bits(_as_float(value)).to_bytes(2, self._order)

    def unpack(self, data):
        return _half_of_bits(int.from_bytes(data, self._order))


class _Truth:
    """Truth values."""

    width = 1

    def pack(self, value):
        return b"\1" if value else b"\0"

    def unpack(self, data):
        return data != b"\0"


class _Character:
    """Single bytes."""

    width = 1

    def pack(self, value):
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)

    def unpack(self, data):
        return data


class _Text:
    """Bytes in a field of so many; those of `p` say in front how many they are."""

    def __init__(self, letter, width):
        self._counted = letter == "p"
        self.width = width

    def pack(self, value):
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{'p' if self._counted else 's'}' must be a bytes object")
        if not self._counted:
            return bytes(value[: self.width]).ljust(self.width, b"\0")
        kept = bytes(value[: min(max(self.width - 1, 0), 255)])
        return (bytes([len(kept)]) + kept).ljust(self.width, b"\0")[: self.width]

    def unpack(self, data):
        return data[1 : 1 + data[0]] if self._counted and data else data


def _as_float(value):
    if type(value) is float:
        return value
    if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
        raise error("required argument is not a float")
    return float(value)


_MOST_SIGNED, _MOST_UNSIGNED = (1 << 63) - 1, (1 << 64) - 1
_INTEGERS = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


def _kind(letter, width, big, native):
    if letter in "fd":
        return _Float(width, big, native)
    if letter == "e":
        return _Half(big)
    if letter == "?":
        return _Truth()
    if letter == "c":
        return _Character()
    return _Integer(letter, width, big)


def pack(format, *values):
    """Values as bytes."""
    return _plan(format).pack(values)


def _from_start(offset, buffer, size, trouble):
    """A place in a buffer, of which a negative one is counted from the end."""
    if offset < 0:
        if offset + size > 0:
            raise error(f"{trouble} {size} bytes at offset {offset}")
        if offset + len(buffer) < 0:
            raise error(f"offset {offset} out of range for {len(buffer)}-byte buffer")
        return offset + len(buffer)
    return offset


def _pack_into(plan, buffer, offset, values):
    packed = plan.pack(values, "pack_into")
    offset = _from_start(offset, buffer, plan.size, "no space to pack")
    if len(buffer) - offset < plan.size:
        raise error(
            f"pack_into requires a buffer of at least {offset + plan.size} bytes for packing {plan.size} bytes at "
            f"offset {offset} (actual buffer size is {len(buffer)})"
        )
    buffer[offset : offset + plan.size] = packed


def pack_into(format, buffer, offset, *values):
    """Packs the values into a buffer that can be changed, from this place on."""
    _pack_into(_plan(format), buffer, offset, values)


def _unpack(plan, buffer):
    if len(buffer) != plan.size:
        raise error(f"unpack requires a buffer of {plan.size} bytes")
    return plan.unpack(buffer if type(buffer) is bytes else bytes(buffer))


def unpack(format, buffer):
    """The values that bytes stand for."""
    return _unpack(_plan(format), buffer)


def _unpack_from(plan, buffer, offset):
    size = len(buffer)
    offset = _from_start(offset, buffer, plan.size, "not enough data to unpack")
    if size - offset < plan.size:
        raise error(
            f"unpack_from requires a buffer of at least {offset + plan.size} bytes for unpacking {plan.size} bytes at "
            f"offset {offset} (actual buffer size is {size})"
        )
    return plan.unpack(bytes(buffer[offset : offset + plan.size]))


def unpack_from(format, buffer, offset=0):
    """The values that the bytes of a buffer stand for, from this place on."""
    return _unpack_from(_plan(format), buffer, offset)


def _iter_unpack(plan, buffer):
    if not plan.size:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % plan.size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {plan.size} bytes")
    return (plan.unpack(bytes(buffer[at : at + plan.size])) for at in range(0, len(buffer), plan.size))


def iter_unpack(format, buffer):
    """The values of one row of bytes after the other."""
    return _iter_unpack(_plan(format), buffer)


class Struct:
    """A format kept for many uses."""

    def __init__(self, format):
        self._plan = _plan(format)
        self.format = format.decode() if isinstance(format, bytes) else format
        self.size = self._plan.size

    def pack(self, *values):
        """Values as bytes."""
        return self._plan.pack(values)

    def pack_into(self, buffer, offset, *values):
        """Packs the values into a buffer that can be changed, from this place on."""
        _pack_into(self._plan, buffer, offset, values)

    def unpack(self, buffer):
        """The values that bytes stand for."""
        return _unpack(self._plan, buffer)

    def unpack_from(self, buffer, offset=0):
        """The values that the bytes of a buffer stand for, from this place on."""
        return _unpack_from(self._plan, buffer, offset)

    def iter_unpack(self, buffer):
        """The values of one row of bytes after the other."""
        return _iter_unpack(self._plan, buffer)
