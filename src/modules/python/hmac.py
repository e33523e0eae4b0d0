"""Hashes with a key: only who knows it can make or check one."""

import _digest
import hashlib

# The functions whose hashes with a key are made in one go.
_NAMES = {getattr(hashlib, name): name for name in hashlib.algorithms_guaranteed}


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
    """The hash of a message with a key, all at once."""
    name = digest if isinstance(digest, str) else _NAMES.get(digest)
    if name is not None and isinstance(key, bytes) and isinstance(msg, bytes):
        found = _digest.mac(name, key, msg)
        if found is not None:
            return found
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    """Whether two texts or bytes are equal, in a time that does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return _digest.same(a.encode(), b.encode())
    others = [one for one in (a, b) if not isinstance(one, (bytes, bytearray, memoryview))]
    if len(others) == 2:
        kinds = f"'{type(a).__name__}' and '{type(b).__name__}'"
        raise TypeError(f"unsupported operand types(s) or combination of types: {kinds}")
    if others:
        raise TypeError(f"a bytes-like object is required, not '{type(others[0]).__name__}'")
    return _digest.same(bytes(a), bytes(b))
