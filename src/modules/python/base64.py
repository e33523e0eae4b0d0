"""Bytes as letters and digits, and back."""

import _digest

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_ALPHABET_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class Error(ValueError):
    """The text is not an encoding of bytes. CPython's name for it is `binascii.Error`."""


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(data)


def _encoded(data, alphabet, bits, group):
    """Every `bits` bits as a letter, filled up to whole groups of letters."""
    letters = []
    buffer = count = 0
    for byte in _bytes(data):
        buffer = (buffer << 8 | byte) & 0xFFFF
        count += 8
        while count >= bits:
            count -= bits
            letters.append(alphabet[buffer >> count & ((1 << bits) - 1)])
    if count:
        letters.append(alphabet[buffer << (bits - count) & ((1 << bits) - 1)])
    letters.append("=" * (-len(letters) % group))
    return "".join(letters).encode()


def b64encode(s, altchars=None):
    """Bytes as letters, digits, `+` and `/`."""
    return _digest.encode(_bytes(s), b"+/" if altchars is None else bytes(altchars))


standard_b64encode = b64encode


def urlsafe_b64encode(s):
    """Bytes as letters, digits, `-` and `_`."""
    return _digest.encode(_bytes(s), b"-_")


def b64decode(s, altchars=None, validate=False):
    """The bytes that such a text stands for."""
    if isinstance(s, bytes):
        found = _digest.decode(s, b"+/" if altchars is None else bytes(altchars))
        if found is not None:
            return found
    text = s if isinstance(s, str) else bytes(s).decode("latin-1")
    if altchars is not None:
        other = bytes(altchars).decode()
        text = text.replace(other[0], "+").replace(other[1], "/")
    found = []
    buffer = count = letters = padding = 0
    for letter in text:
        value = _ALPHABET.find(letter)
        if letter == "=":
            padding += 1
            if letters % 4 >= 2 and letters % 4 + padding >= 4:
                break
            continue
        if value < 0:
            if validate:
                raise Error("Only base64 data is allowed")
            continue
        padding = 0
        letters += 1
        buffer = (buffer << 6 | value) & 0xFFFF
        count += 6
        if count >= 8:
            count -= 8
            found.append(buffer >> count & 255)
    if letters % 4 == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4"
        )
    if letters % 4 and letters % 4 + padding < 4:
        raise Error("Incorrect padding")
    return bytes(found)


standard_b64decode = b64decode


def urlsafe_b64decode(s):
    if isinstance(s, bytes):
        found = _digest.decode(s, b"-_")
        if found is not None:
            return found
    text = s if isinstance(s, str) else bytes(s).decode("latin-1")
    return b64decode(text.replace("-", "+").replace("_", "/"))


def b32encode(s):
    return _encoded(s, _ALPHABET_32, 5, 8)


def b32decode(s, casefold=False):
    text = s if isinstance(s, str) else bytes(s).decode("latin-1")
    if len(text) % 8:
        raise Error("Incorrect padding")
    found = []
    buffer = count = 0
    for letter in (text.upper() if casefold else text).rstrip("="):
        value = _ALPHABET_32.find(letter)
        if value < 0:
            raise Error("Non-base32 digit found")
        buffer = (buffer << 5 | value) & 0xFFFF
        count += 5
        if count >= 8:
            count -= 8
            found.append(buffer >> count & 255)
    return bytes(found)


def b16encode(s):
    return _encoded(s, "0123456789ABCDEF", 4, 1)


def b16decode(s, casefold=False):
    text = s if isinstance(s, str) else bytes(s).decode("latin-1")
    digits = text.upper() if casefold else text
    if len(text) % 2:
        raise Error("Odd-length string")
    for digit in digits:
        if digit not in "0123456789ABCDEF":
            raise Error("Non-base16 digit found")
    return bytes([int(digits[index : index + 2], 16) for index in range(0, len(digits), 2)])


def encodebytes(s):
    """Bytes as lines of letters."""
    data = _bytes(s)
    return b"".join([b64encode(data[start : start + 57]) + b"\n" for start in range(0, len(data), 57)])


decodebytes = b64decode


_DIGITS_85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _in_fives(data, digits):
    """Each four bytes as five digits; fewer bytes as one digit more than there are."""
    found = []
    for start in range(0, len(data), 4):
        part = data[start : start + 4]
        number = int.from_bytes(part + bytes(4 - len(part)), "big")
        five = [digits[number // 85**place % 85] for place in (4, 3, 2, 1, 0)]
        found.append("".join(five)[: len(part) + 1])
    return found


def _from_fives(text, digits, shown):
    """The bytes that these digits stand for."""
    values = {digit: value for value, digit in enumerate(digits)}
    found = b""
    for start in range(0, len(text), 5):
        part = text[start : start + 5]
        number = 0
        for place, digit in enumerate(part + digits[84] * (5 - len(part))):
            if digit not in values:
                raise ValueError(f"bad base85 character at position {start + place}" if shown else f"Non-Ascii85 digit found: {digit}")
            number = number * 85 + values[digit]
        if number >= 1 << 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {start}" if shown else "Ascii85 overflow")
        found += number.to_bytes(4, "big")[: len(part) - 1]
    return found


def b85encode(b, pad=False):
    """Bytes as digits of the base 85."""
    data = _bytes(b)
    data += bytes(-len(data) % 4) if pad else b""
    return "".join(_in_fives(data, _DIGITS_85)).encode()


def b85decode(b):
    """The bytes of digits of the base 85."""
    return _from_fives(b if isinstance(b, str) else bytes(b).decode(), _DIGITS_85, True)


_DIGITS_ASCII85 = "".join([chr(33 + value) for value in range(85)])


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Bytes as digits of the base 85 in the order of ASCII."""
    parts = ["z" if part == "!!!!!" else part for part in _in_fives(_bytes(b), _DIGITS_ASCII85)]
    text = "".join(parts)
    return (f"<~{text}~>" if adobe else text).encode()


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """The bytes of digits of the base 85 in the order of ASCII."""
    text = b if isinstance(b, str) else bytes(b).decode()
    if adobe:
        text = text.strip()[2:-2]
    text = "".join([letter for letter in text if letter not in ignorechars.decode()]).replace("z", "!!!!!")
    return _from_fives(text, _DIGITS_ASCII85, False)
