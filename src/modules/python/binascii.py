"""Bytes as hexadecimal digits, and back; checksums."""

from base64 import Error, b64decode, b64encode
from zlib import crc32


def hexlify(data):
    return bytes(data).hex().encode()


b2a_hex = hexlify


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    for digit in text:
        if digit not in "0123456789abcdefABCDEF":
            raise Error("Non-hexadecimal digit found")
    return bytes([int(text[index : index + 2], 16) for index in range(0, len(text), 2)])


a2b_hex = unhexlify


def b2a_base64(data, *, newline=True):
    return b64encode(data) + (b"\n" if newline else b"")


a2b_base64 = b64decode
