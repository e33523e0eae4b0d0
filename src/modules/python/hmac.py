"""Hashes with a key: only who knows it can make or check one."""

import hashlib


def _mixed(key, byte):
    """The key with a byte mixed into each of its bytes: all of them at once, as one number."""
    size = len(key)
    mask = int.from_bytes(bytes([byte]) * size, "big")
    return (int.from_bytes(key, "big") ^ mask).to_bytes(size, "big")


class HMAC:
    """A hash with a key, in the making."""

    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = digestmod if callable(digestmod) else lambda data=b"": hashlib.new(digestmod, data)
        self._make = make
        self._inner = make()
        self.block_size = self._inner.block_size
        self.digest_size = self._inner.digest_size
        self.name = "hmac-" + self._inner.name
        if len(key) > self.block_size:
            key = make(key).digest()
        key = key + bytes(self.block_size - len(key))
        self._outer_key = _mixed(key, 0x5C)
        self._inner.update(_mixed(key, 0x36))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        outer = self._make(self._outer_key)
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    """Whether two texts or bytes are equal, in a time that does not tell where they differ."""
    if len(a) != len(b):
        return False
    one = a.encode() if isinstance(a, str) else a
    other = b.encode() if isinstance(b, str) else b
    different = 0
    for index in range(len(one)):
        different |= one[index] ^ other[index]
    return different == 0
