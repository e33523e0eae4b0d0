"""Identifiers that are unique without anybody keeping a list."""

import os
import time

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    "reserved for NCS compatibility", "specified in RFC 4122", "reserved for Microsoft compatibility",
    "reserved for future definition",
)


class UUID:
    """128 bits, written as 32 hexadecimal digits in five groups."""

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            number = _number(digits, 16)
        elif fields is not None:
            if len(fields) != 6:
                raise ValueError("fields is not a 6-tuple")
            low, mid, high, sequence_high, sequence_low, node = fields
            number = low << 96 | mid << 80 | high << 64 | sequence_high << 56 | sequence_low << 48 | node
        elif int is not None:
            number = int
        else:
            given = bytes if bytes is not None else bytes_le
            if len(given) != 16:
                raise ValueError(f"{'bytes' if bytes is not None else 'bytes_le'} is not a 16-char string")
            if bytes is None:
                given = given[3::-1] + given[5:3:-1] + given[7:5:-1] + given[8:]
            number = 0
            for byte in given:
                number = number << 8 | byte
        if not 0 <= number < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            number = number & ~(0xC000 << 48) | 0x8000 << 48
            number = number & ~(0xF000 << 64) | version << 76
        self.int = number
        self.is_safe = None

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def bytes(self):
        return _bytes([self.int >> shift & 255 for shift in range(120, -8, -8)])

    @property
    def bytes_le(self):
        data = self.bytes
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @property
    def fields(self):
        return (
            self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node
        )

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xFFFF

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xFFFF

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xFF

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xFF

    @property
    def time(self):
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def node(self):
        return self.int & 0xFFFFFFFFFFFF

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def variant(self):
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        return RESERVED_FUTURE if self.int & 0x2000 << 48 else RESERVED_MICROSOFT

    @property
    def version(self):
        return self.int >> 76 & 0xF if self.variant == RFC_4122 else None

    def __str__(self):
        digits = self.hex
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def __repr__(self):
        return f"UUID({str(self)!r})"

    def __int__(self):
        return self.int

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)


# Parameters of UUID have these names.
_number = int
_bytes = bytes


def uuid4():
    """A random one."""
    return UUID(bytes=os.urandom(16), version=4)


_node = None


def getnode():
    """The number of this machine: a random one, the same for the whole run."""
    global _node
    if _node is None:
        _node = uuid4().int >> 80 | 0x010000000000
    return _node


def uuid1(node=None, clock_seq=None):
    """One made of the time and the machine."""
    moment = time.time_ns() // 100 + 0x01B21DD213814000
    sequence = uuid4().int & 0x3FFF if clock_seq is None else clock_seq
    fields = (
        moment & 0xFFFFFFFF, moment >> 32 & 0xFFFF, moment >> 48 & 0x0FFF, sequence >> 8 & 0x3F, sequence & 0xFF,
        getnode() if node is None else node,
    )
    return UUID(fields=fields, version=1)


def _named(function, namespace, name, version):
    data = name.encode() if isinstance(name, str) else name
    return UUID(bytes=function(namespace.bytes + data).digest()[:16], version=version)


def uuid3(namespace, name):
    """The one that MD5 makes of a name."""
    from hashlib import md5

    return _named(md5, namespace, name, 3)


def uuid5(namespace, name):
    """The one that SHA-1 makes of a name."""
    from hashlib import sha1

    return _named(sha1, namespace, name, 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
