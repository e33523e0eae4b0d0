"""Checksums. Data is not compressed here."""


class error(Exception):
    """Data that is not what it should be."""


def _table():
    entries = []
    for number in range(256):
        for _ in range(8):
            number = number >> 1 ^ 0xEDB88320 if number & 1 else number >> 1
        entries.append(number)
    return entries


_TABLE = _table()


def crc32(data, value=0, /):
    value ^= 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ _TABLE[(value ^ byte) & 0xFF]
    return value ^ 0xFFFFFFFF


def adler32(data, value=1, /):
    low, high = value & 0xFFFF, value >> 16
    for byte in data:
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def compress(data, /, level=-1, wbits=15):
    raise NotImplementedError("zlib.compress() is not supported in Interleave: data is not compressed here")


def decompress(data, /, wbits=15, bufsize=16384):
    raise NotImplementedError("zlib.decompress() is not supported in Interleave: data is not compressed here")
