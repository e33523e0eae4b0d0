"""Numbers as the bytes that machines keep them in."""

import math


class error(Exception):
    """A format or a value that does not fit."""


_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8}
_SIZES.update({"e": 2, "f": 4, "d": 8, "s": 1, "p": 1, "n": 8, "N": 8})
_FLOATS = {"f": (8, 23), "d": (11, 52), "e": (5, 10)}


def _plan(format):
    """Whether the first byte is the largest, and the parts: letter, count and bytes of padding before."""
    text = format.decode() if isinstance(format, bytes) else format
    order = text[0] if text and text[0] in "@=<>!" else "@"
    native = order == "@"
    body = text[1:] if text[:1] == order else text
    parts = []
    digits = ""
    size = 0
    for letter in body:
        if letter.isspace():
            continue
        if letter.isdigit():
            digits += letter
            continue
        if letter not in _SIZES:
            raise error("bad char in struct format")
        width = 8 if native and letter in "lL" else _SIZES[letter]
        padding = -size % width if native and letter not in "sxpcbB?" else 0
        count = int(digits) if digits else 1
        parts.append((letter, count, width, padding))
        size += padding + count * width
        digits = ""
    if digits:
        raise error("repeat count given without format specifier")
    return order in ">!", parts, size


def calcsize(format):
    return _plan(format)[2]


def _values(parts):
    return sum([count if letter not in "sxp" else letter != "x" for letter, count, _, _ in parts])


def _to_bytes(number, width, big):
    data = [number >> 8 * index & 255 for index in range(width)]
    return bytes(data[::-1] if big else data)


def _from_bytes(data, big):
    number = 0
    for byte in data if big else data[::-1]:
        number = number << 8 | byte
    return number


def _float_bits(value, exponent_bits, fraction_bits):
    sign = 1 if math.copysign(1.0, value) < 0 else 0
    bias = (1 << exponent_bits - 1) - 1
    top = (1 << exponent_bits) - 1
    if value != value:
        exponent, fraction = top, 1 << fraction_bits - 1
    elif math.isinf(value):
        exponent, fraction = top, 0
    elif value == 0:
        exponent = fraction = 0
    else:
        part, power = math.frexp(abs(value))
        exponent = max(power - 1 + bias, 0)
        shift = fraction_bits + 1 if exponent else fraction_bits + bias - 1 + power
        fraction = round(math.ldexp(part, shift))
        if exponent:
            fraction -= 1 << fraction_bits
            exponent += fraction >> fraction_bits
        else:
            exponent = fraction >> fraction_bits
        fraction &= (1 << fraction_bits) - 1
        if exponent >= top:
            raise OverflowError("float too large to pack")
    return sign << exponent_bits + fraction_bits | exponent << fraction_bits | fraction


def _float_of_bits(bits, exponent_bits, fraction_bits):
    sign = -1.0 if bits >> exponent_bits + fraction_bits else 1.0
    exponent = bits >> fraction_bits & (1 << exponent_bits) - 1
    fraction = bits & (1 << fraction_bits) - 1
    bias = (1 << exponent_bits - 1) - 1
    if exponent == (1 << exponent_bits) - 1:
        return math.nan if fraction else sign * math.inf
    if exponent:
        fraction |= 1 << fraction_bits
    return sign * math.ldexp(float(fraction), max(exponent, 1) - bias - fraction_bits)


def _packed(letter, width, value, big):
    if letter in _FLOATS:
        if not isinstance(value, (int, float)):
            raise error("required argument is not a float")
        return _to_bytes(_float_bits(float(value), *_FLOATS[letter]), width, big)
    if letter == "?":
        return b"\1" if value else b"\0"
    if letter == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if not isinstance(value, int):
        raise error("required argument is not an integer")
    signed = letter.islower()
    least = -(1 << 8 * width - 1) if signed else 0
    most = (1 << 8 * width - (1 if signed else 0)) - 1
    if not least <= value <= most:
        if width > 4:
            raise error("int too large to convert" if signed else "argument out of range")
        if letter in "bBhH":
            names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
            raise error(f"{names[letter]} format requires {least} <= number <= {most}")
        raise error(f"'{letter}' format requires {least} <= number <= {most}")
    return _to_bytes(value, width, big)


def pack(format, *values):
    """Values as bytes."""
    big, parts, _ = _plan(format)
    wanted = _values(parts)
    if wanted != len(values):
        raise error(f"pack expected {wanted} items for packing (got {len(values)})")
    pieces = []
    position = 0
    for letter, count, width, padding in parts:
        pieces.append(bytes(padding))
        if letter == "x":
            pieces.append(bytes(count))
        elif letter in "sp":
            value = values[position]
            if not isinstance(value, bytes):
                raise error("argument for 's' must be a bytes object")
            pieces.append(value[:count] + bytes(count - len(value[:count])))
            position += 1
        else:
            for value in values[position : position + count]:
                pieces.append(_packed(letter, width, value, big))
            position += count
    return b"".join(pieces)


def pack_into(format, buffer, offset, *values):
    """Packs the values into a buffer that can be changed, from this place on."""
    packed = pack(format, *values)
    room = len(buffer) - offset
    if room < len(packed):
        raise error(
            f"pack_into requires a buffer of at least {offset + len(packed)} bytes for packing {len(packed)} bytes at "
            f"offset {offset} (actual buffer size is {len(buffer)})"
        )
    buffer[offset : offset + len(packed)] = packed


def unpack(format, buffer):
    """The values that bytes stand for."""
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return unpack_from(format, buffer)


def unpack_from(format, buffer, offset=0):
    big, parts, size = _plan(format)
    data = bytes(buffer)[offset:]
    if len(data) < size:
        raise error(
            f"unpack_from requires a buffer of at least {offset + size} bytes for unpacking {size} bytes at offset "
            f"{offset} (actual buffer size is {len(buffer)})"
        )
    values = []
    position = 0
    for letter, count, width, padding in parts:
        position += padding
        if letter in "sp":
            values.append(data[position : position + count])
            position += count
            continue
        for _ in range(count):
            piece = data[position : position + width]
            position += width
            if letter == "x":
                continue
            bits = _from_bytes(piece, big)
            if letter in _FLOATS:
                values.append(_float_of_bits(bits, *_FLOATS[letter]))
            elif letter == "?":
                values.append(bits != 0)
            elif letter == "c":
                values.append(piece)
            elif letter.islower() and bits >> 8 * width - 1:
                values.append(bits - (1 << 8 * width))
            else:
                values.append(bits)
    return tuple(values)


def iter_unpack(format, buffer):
    size = calcsize(format)
    for start in range(0, len(buffer), size):
        yield unpack(format, buffer[start : start + size])


class Struct:
    """A format kept for many uses."""

    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)
