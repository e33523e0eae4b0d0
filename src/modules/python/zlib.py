"""Checksums. Data is not compressed here."""

import _digest


class error(Exception):
    """Data that is not what it should be."""


def _bytes_of(data):
    if isinstance(data, (str, int, float, type(None))):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def crc32(data, value=0, /):
    return _digest.crc32(_bytes_of(data), value & 0xFFFFFFFF)


def adler32(data, value=1, /):
    return _digest.adler32(_bytes_of(data), value & 0xFFFFFFFF)


def compress(data, /, level=-1, wbits=15):
    raise NotImplementedError("zlib.compress() is not supported in Interleave: data is not compressed here")


def decompress(data, /, wbits=15, bufsize=16384):
    raise NotImplementedError("zlib.decompress() is not supported in Interleave: data is not compressed here")
