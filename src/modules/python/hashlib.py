"""Hash functions: a short fingerprint of bytes of any length."""

import _digest

_fast = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
# By name: the block's and the digest's size, and what follows the last byte.
_sponges = {
    "sha3_224": (144, 28, 6),
    "sha3_256": (136, 32, 6),
    "sha3_384": (104, 48, 6),
    "sha3_512": (72, 64, 6),
    "shake_128": (168, 0, 31),
    "shake_256": (136, 0, 31),
}
algorithms_guaranteed = {*_fast, *_sponges, "blake2b", "blake2s"}
algorithms_available = algorithms_guaranteed


_digest.HASH.name = property(_digest.HASH._name)
_digest.HASH.digest_size = property(_digest.HASH._digest_size)
_digest.HASH.block_size = property(lambda self: 128 if self.name in ("sha384", "sha512") else 64)
_digest.HASH.__repr__ = lambda self: f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def _update_with(self, data):
    """Has a hash take what is neither bytes nor text."""
    self.update(_bytes_of(data))


_digest.HASH._update_with = _update_with


def _bytes_of(data):
    if not hasattr(data, "decode") and not isinstance(data, memoryview):
        raise TypeError("object supporting the buffer API required")
    return bytes(data)


def _hash(name, data):
    return _digest.create(name, data if isinstance(data, (bytes, str)) else _bytes_of(data))


def new(name, data=b"", *, usedforsecurity=True):
    """A hash by the name of its function."""
    known = name.lower()
    if known in _sponges:
        return _sponge(known, data)
    if known in ("blake2b", "blake2s"):
        return _blake(known, data, 64 if known == "blake2b" else 32, b"", b"", b"")
    known = known.replace("-", "")
    if known not in _fast:
        raise ValueError(f"unsupported hash type {name}")
    return _hash(known, data)


def _sponge(name, data):
    import _hashes

    made = _hashes.Sponge(name, *_sponges[name])
    made.update(data)
    return made


def sha3_224(string=b"", *, usedforsecurity=True):
    return _sponge("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return _sponge("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return _sponge("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return _sponge("sha3_512", string)


def shake_128(string=b"", *, usedforsecurity=True):
    return _sponge("shake_128", string)


def shake_256(string=b"", *, usedforsecurity=True):
    return _sponge("shake_256", string)


def blake2b(data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return _blake("blake2b", data, digest_size, key, salt, person)


def blake2s(data=b"", /, *, digest_size=32, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return _blake("blake2s", data, digest_size, key, salt, person)


def _blake(name, data, digest_size, key, salt, person):
    import _hashes

    made = _hashes.Blake(name, digest_size, bytes(key), bytes(salt), bytes(person))
    made.update(data)
    return made


def md5(string=b"", *, usedforsecurity=True):
    return _hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _hash("sha512", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made of a password, slowly on purpose."""
    import hmac

    size = new(hash_name).digest_size
    length = size if dklen is None else dklen
    key = b""
    block = 1
    while len(key) < length:
        link = hmac.digest(password, salt + bytes([block >> 24 & 255, block >> 16 & 255, block >> 8 & 255, block & 255]), hash_name)
        mixed = list(link)
        for _ in range(iterations - 1):
            link = hmac.digest(password, link, hash_name)
            mixed = [mixed[i] ^ link[i] for i in range(size)]
        key += bytes(mixed)
        block += 1
    return key[:length]
