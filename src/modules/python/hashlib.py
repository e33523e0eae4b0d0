"""Hash functions: a short fingerprint of bytes of any length."""

import _digest

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed


class _Hash:
    """A hash in the making."""

    def __init__(self, name, data, state=None):
        self.name = name
        self._state = _digest.create(name) if state is None else state
        self.block_size = 128 if name in ("sha384", "sha512") else 64
        self.digest_size = len(_digest.digest(self._state))
        self.update(data)

    def update(self, data, /):
        if not isinstance(data, (bytes, str)):
            if not hasattr(data, "decode"):
                raise TypeError("object supporting the buffer API required")
            data = bytes(data)
        _digest.update(self._state, data)

    def digest(self):
        return _digest.digest(self._state)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, b"", _digest.copy(self._state))

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def new(name, data=b"", *, usedforsecurity=True):
    """A hash by the name of its function."""
    known = name.lower().replace("-", "")
    if known not in algorithms_available:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(known, data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)


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
