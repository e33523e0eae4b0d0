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
