"""Addresses of the internet, of versions 4 and 6, and the networks that they belong to."""

import functools
import operator
import re

__version__ = "1.0"

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """What was given is no address."""


class NetmaskValueError(ValueError):
    """What was given does not say how long the prefix of a network is."""


def ip_address(address):
    """The address, of version 4 if it can be one, that a text, a number or bytes stand for."""
    return _of_either_version("address", (IPv4Address, IPv6Address), address)


def ip_network(address, strict=True):
    """The network that an address with a prefix stands for."""
    return _of_either_version("network", (IPv4Network, IPv6Network), address, strict)


def ip_interface(address):
    """The address in its network that an address with a prefix stands for."""
    return _of_either_version("interface", (IPv4Interface, IPv6Interface), address)


def _of_either_version(kind, classes, address, *more):
    for cls in classes:
        try:
            return cls(address, *more)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {kind}")


def v4_int_to_packed(address):
    """The four bytes of an address of version 4."""
    return _packed(address, 4)


def v6_int_to_packed(address):
    """The sixteen bytes of an address of version 6."""
    return _packed(address, 6)


def _packed(number, version):
    try:
        return number.to_bytes(4 if version == 4 else 16, "big")
    except OverflowError:
        raise ValueError(f"Address negative or too large for IPv{version}")


def _address_and_prefix(given, longest):
    """The two parts of what stands for a network, which has a single address if it is not said."""
    if isinstance(given, (bytes, int)):
        return given, longest
    parts = given if isinstance(given, tuple) else str(given).split("/")
    if len(parts) > 2 and parts is not given:
        raise AddressValueError(f"Only one '/' permitted in {given!r}")
    return parts if len(parts) > 1 else (parts[0], longest)


def _same_version(one, other, what="version"):
    if one._version != other._version:
        raise TypeError(f"{one} and {other} are not of the same {what}")


def summarize_address_range(first, last):
    """The fewest networks that have all addresses from the first to the last, and no others."""
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    _same_version(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    number, length = first._ip, first._max_prefixlen
    while number <= last._ip:
        bits = (last._ip - number + 1).bit_length() - 1
        if number:
            bits = min(bits, (number & -number).bit_length() - 1)
        yield first._network_class((number, length - bits))
        number += 1 << bits


def collapse_addresses(addresses):
    """The fewest networks that have the addresses of all of these networks and addresses."""
    single, networks = [], []
    for item in addresses:
        if isinstance(item, _Address):
            alike, part = single, item
        elif item._prefixlen == item._max_prefixlen:
            alike, part = single, item.network_address
        else:
            alike, part = networks, item
        if alike:
            _same_version(item, alike[-1])
        alike.append(part)
    ranges = []
    for address in sorted(set(single)):
        if not ranges or address._ip != ranges[-1][1]._ip + 1:
            ranges.append([address, address])
        ranges[-1][1] = address
    return _collapsed([part for ends in ranges for part in summarize_address_range(*ends)] + networks)


def _collapsed(networks):
    kept = []
    for network in sorted(reversed(networks)):
        if not kept or kept[-1].broadcast_address < network.broadcast_address:
            kept.append(network)
        while kept[1:] and kept[-2]._prefixlen == kept[-1]._prefixlen and kept[-2].supernet() == kept[-1].supernet():
            kept[-2:] = [kept[-1].supernet()]
    yield from kept


def get_mixed_type_key(obj):
    """By which addresses and networks of both versions can be sorted together."""
    if isinstance(obj, _Network):
        return obj._version, obj.network_address, obj.netmask
    if isinstance(obj, _Address):
        return obj._version, obj
    return NotImplemented


def _is_for(purpose):
    return property(lambda item: item._is_in(purpose))


class _Common:
    __slots__ = ()
    version = property(operator.attrgetter("_version"))
    max_prefixlen = property(operator.attrgetter("_max_prefixlen"))
    compressed = property(str)
    is_private = _is_for("private")
    is_loopback = _is_for("loopback")
    is_multicast = _is_for("multicast")
    is_reserved = _is_for("reserved")
    is_link_local = _is_for("link_local")
    is_unspecified = _is_for("unspecified")

    @property
    def is_global(self):
        return not self.is_private and not self._is_in("shared")

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __reduce__(self):
        return self.__class__, (str(self),)


class _WithPrefix:
    __slots__ = ()

    @property
    def hostmask(self):
        return self._address_class(self.netmask._ip ^ self._all_ones)

    @property
    def with_prefixlen(self):
        return f"{self._start}/{self._prefixlen}"

    @property
    def with_netmask(self):
        return f"{self._start}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self._start}/{self.hostmask}"


class _Version4:
    __slots__ = ()
    _version = 4
    _max_prefixlen = IPV4LENGTH
    _all_ones = (1 << IPV4LENGTH) - 1
    _scope_id = None
    _digits = "b"
    exploded = property(str)

    @classmethod
    def _number(cls, text):
        octets = text.split(".")
        if len(octets) != 4:
            raise AddressValueError(f"Expected 4 octets in {text!r}")
        for octet in octets:
            wrong = cls._wrong_octet(octet)
            if wrong:
                raise AddressValueError(f"{wrong} in {text!r}")
        return int.from_bytes(bytes([int(octet) for octet in octets]), "big")

    @staticmethod
    def _wrong_octet(octet):
        if not octet:
            return "Empty octet not permitted"
        if not (octet.isascii() and octet.isdigit()):
            return f"Only decimal digits permitted in {octet!r}"
        if len(octet) > 3:
            return f"At most 3 characters permitted in {octet!r}"
        if octet[0] == "0" and octet != "0":
            return f"Leading zeros are not permitted in {octet!r}"
        return f"Octet {octet} (> 255) not permitted" if int(octet) > 255 else None

    @staticmethod
    def _text(number):
        return ".".join([str(octet) for octet in number.to_bytes(4, "big")])

    @staticmethod
    def _without_scope(text):
        return text, None

    @classmethod
    def _prefix_of_mask(cls, text):
        """How many bits a mask sets, be it of the network or of the hosts."""
        try:
            mask = cls._number(text)
        except AddressValueError:
            return None
        for hosts in (mask ^ cls._all_ones, mask):
            if not hosts & hosts + 1:
                return cls._max_prefixlen - hosts.bit_length()
        return None

    @property
    def reverse_pointer(self):
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"


class _Version6:
    __slots__ = ()
    _version = 6
    _max_prefixlen = IPV6LENGTH
    _all_ones = (1 << IPV6LENGTH) - 1
    _digits = "x"
    is_site_local = _is_for("site_local")

    @classmethod
    def _number(cls, text):
        parts = text.split(":")
        if len(parts) < 3:
            raise AddressValueError(f"At least 3 parts expected in {text!r}")
        if "." in parts[-1]:
            try:
                end = _Version4._number(parts.pop())
            except AddressValueError as error:
                raise AddressValueError(f"{error} in {text!r}") from None
            parts += [f"{end >> 16:x}", f"{end & 0xFFFF:x}"]
        wrong = cls._wrong_parts(parts)
        if wrong:
            raise AddressValueError(f"{wrong} in {text!r}")
        hextets = [part for part in parts if part]
        if len(hextets) < 8:
            before = len([part for part in parts[: parts.index("", 1)] if part])
            hextets[before:before] = ["0"] * (8 - len(hextets))
        for hextet in hextets:
            if not all([letter in "0123456789abcdefABCDEF" for letter in hextet]):
                raise AddressValueError(f"Only hex digits permitted in {hextet!r} in {text!r}")
            if len(hextet) > 4:
                raise AddressValueError(f"At most 4 characters permitted in {hextet!r} in {text!r}")
        return int("".join([hextet.rjust(4, "0") for hextet in hextets]), 16)

    @staticmethod
    def _wrong_parts(parts):
        """What is wrong with the number of parts between colons, or where there is none."""
        if len(parts) > 9:
            return "At most 8 colons permitted"
        gaps = [place for place in range(1, len(parts) - 1) if not parts[place]]
        if len(gaps) > 1:
            return "At most one '::' permitted"
        if not gaps and len(parts) != 8:
            return "Exactly 8 parts expected without '::'"
        if not parts[0] and gaps != [1]:
            return "Leading ':' only permitted as part of '::'"
        if not parts[-1] and gaps != [len(parts) - 2]:
            return "Trailing ':' only permitted as part of '::'"
        if gaps and len([part for part in parts if part]) > 7:
            return "Expected at most 7 other parts with '::'"
        return None

    @staticmethod
    def _text(number):
        hextets = ":".join([f"{number >> shift & 0xFFFF:x}" for shift in range(112, -1, -16)])
        for zeros in range(8, 1, -1):
            before, gap, after = f":{hextets}:".partition(":0" * zeros + ":")
            if gap:
                return f"{before[1:]}::{after[:-1]}"
        return hextets

    @staticmethod
    def _without_scope(text):
        address, percent, scope = text.partition("%")
        if percent and (not scope or "%" in scope):
            raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
        return address, scope or None

    @classmethod
    def _prefix_of_mask(cls, text):
        return None

    @property
    def exploded(self):
        text, slash, prefix = getattr(self, "with_prefixlen", str(self)).partition("/")
        digits = f"{self._number(text):032x}"
        return ":".join([digits[start : start + 4] for start in range(0, 32, 4)]) + slash + prefix

    @property
    def reverse_pointer(self):
        return ".".join(self.exploded[::-1].replace(":", "")) + ".ip6.arpa"


@functools.total_ordering
class _Address(_Common):
    __slots__ = ()

    def _read(self, address):
        """The number and the scope that an address stands for."""
        version, bits = self._version, self._max_prefixlen
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{version} address")
            if address >> bits:
                raise AddressValueError(f"{address} (>= 2**{bits}) is not permitted as an IPv{version} address")
            return int(address), None
        if isinstance(address, bytes):
            if len(address) != bits // 8:
                length = f"len {len(address)} != {bits // 8}"
                raise AddressValueError(f"{address!r} ({length}) is not permitted as an IPv{version} address")
            return int.from_bytes(address, "big"), None
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {address!r}")
        text, scope = self._without_scope(text)
        if not text:
            raise AddressValueError("Address cannot be empty")
        return self._number(text), scope

    @property
    def packed(self):
        return _packed(self._ip, self._version)

    def __int__(self):
        return self._ip

    def __str__(self):
        text = self._text(self._ip)
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def __format__(self, format_spec):
        if not format_spec or format_spec[-1] == "s":
            return format(str(self), format_spec)
        parts = re.fullmatch("(#?)(_?)([bnxX])", format_spec)
        if parts is None:
            return super().__format__(format_spec)
        sign, line, kind = parts.groups()
        kind = self._digits if kind == "n" else kind
        digits = self._max_prefixlen // (1 if kind == "b" else 4)
        width = digits + (digits // 4 - 1 if line else 0) + 2 * len(sign)
        return format(self._ip, f"{sign}0{width}{line}{kind}")

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return (self._version, self._ip, self._scope_id) == (other._version, other._ip, other._scope_id)

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        _same_version(self, other)
        return self._ip < other._ip

    def __hash__(self):
        return hash((self._version, self._ip, self._scope_id))

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def _is_in(self, purpose):
        return any([self in network for network in self._networks_for[purpose]])


class IPv4Address(_Version4, _Address):
    """An address of 32 bits."""

    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        self._ip = self._read(address)[0]


class IPv6Address(_Version6, _Address):
    """An address of 128 bits; after `%` it can have a scope, in which it is the only one."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")
    scope_id = property(operator.attrgetter("_scope_id"))

    def __init__(self, address):
        self._ip, self._scope_id = self._read(address)

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def teredo(self):
        """The server and the client of a tunnel."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return super().is_private if mapped is None else mapped.is_private


@functools.total_ordering
class _Network(_Common, _WithPrefix):
    prefixlen = property(operator.attrgetter("_prefixlen"))
    _start = property(operator.attrgetter("network_address"))

    def _begin(self, given, strict):
        address, prefix = _address_and_prefix(given, self._max_prefixlen)
        self.network_address = self._address_class(address)
        length = self._length(prefix)
        self.netmask = self._address_class(self._all_ones ^ (self._all_ones >> length))
        self._prefixlen = length
        number = self.network_address._ip
        if number & self.netmask._ip != number:
            if strict:
                raise ValueError(f"{self} has host bits set")
            self.network_address = self._address_class(number & self.netmask._ip)

    def _length(self, prefix):
        plain = isinstance(prefix, int) or prefix.isascii() and prefix.isdigit()
        length = int(prefix) if plain else self._prefix_of_mask(prefix)
        if length is None or not 0 <= length <= self._max_prefixlen:
            raise NetmaskValueError(f"{prefix!r} is not a valid netmask")
        return length

    @property
    def broadcast_address(self):
        """The last address."""
        return self._address_class(self.network_address._ip | self.hostmask._ip)

    @property
    def num_addresses(self):
        return self.hostmask._ip + 1

    def __str__(self):
        return self.with_prefixlen

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return self.network_address == other.network_address and self.netmask == other.netmask

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        _same_version(self, other)
        if self.network_address != other.network_address:
            return self.network_address < other.network_address
        return self.netmask < other.netmask

    def __hash__(self):
        return hash(self.network_address._ip ^ self.netmask._ip)

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _Network):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def __getitem__(self, n):
        number = self.network_address._ip + n if n >= 0 else self.broadcast_address._ip + 1 + n
        if not self.network_address._ip <= number <= self.broadcast_address._ip:
            raise IndexError("address out of range")
        return self._address_class(number)

    def __iter__(self):
        return self._addresses(0, 0)

    def _addresses(self, left_out_first, left_out_last):
        number, last = self.network_address._ip + left_out_first, self.broadcast_address._ip - left_out_last
        while number <= last:
            yield self._address_class(number)
            number += 1

    def hosts(self):
        """The addresses that machines can have: without the network's own, unless there is room for two only."""
        if self._prefixlen == self._max_prefixlen:
            return [self.network_address]
        if self._prefixlen == self._max_prefixlen - 1:
            return iter(self)
        return self._addresses(1, 1 if self._version == 4 else 0)

    def overlaps(self, other):
        """Whether an address is in both networks."""
        return (
            self.network_address in other or self.broadcast_address in other
            or other.network_address in self or other.broadcast_address in self
        )

    def subnet_of(self, other):
        return _lies_in(self, other)

    def supernet_of(self, other):
        return _lies_in(other, self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """The parts of the network with a longer prefix."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            prefixlen_diff = self._difference(prefixlen_diff, new_prefix - self._prefixlen, "longer")
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        length = self._prefixlen + prefixlen_diff
        if length > self._max_prefixlen:
            raise ValueError(f"prefix length diff {length} is invalid for netblock {self}")
        number, last = self.network_address._ip, self.broadcast_address._ip
        while number <= last:
            yield self.__class__((number, length))
            number += 1 << self._max_prefixlen - length

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """The network around it with a shorter prefix."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            prefixlen_diff = self._difference(prefixlen_diff, self._prefixlen - new_prefix, "shorter")
        if prefixlen_diff > self._prefixlen:
            current = f"current prefixlen is {self._prefixlen}"
            raise ValueError(f"{current}, cannot have a prefixlen_diff of {prefixlen_diff}")
        number = self.network_address._ip & self.netmask._ip << prefixlen_diff
        return self.__class__((number, self._prefixlen - prefixlen_diff))

    @staticmethod
    def _difference(given, difference, wanted):
        if difference < 0:
            raise ValueError(f"new prefix must be {wanted}")
        if given != 1:
            raise ValueError("cannot set prefixlen_diff and new_prefix")
        return difference

    def address_exclude(self, other):
        """The networks that are left of this one without a part of it."""
        _same_version(self, other)
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        for length in range(self._prefixlen + 1, other._prefixlen + 1):
            half = 1 << self._max_prefixlen - length
            yield self.__class__((other.network_address._ip & -half ^ half, length))

    def compare_networks(self, other):
        """-1, 0 or 1, as it comes before another network, is the same, or comes after it."""
        _same_version(self, other, "type")
        ours, theirs = (self.network_address, self.netmask), (other.network_address, other.netmask)
        return (ours > theirs) - (ours < theirs)

    def _is_in(self, purpose):
        return self.network_address._is_in(purpose) and self.broadcast_address._is_in(purpose)

    @property
    def is_private(self):
        first, last = self.network_address, self.broadcast_address
        return any([first in network and last in network for network in self._networks_for["private"]])


def _lies_in(part, whole):
    try:
        _same_version(part, whole)
        return whole.network_address <= part.network_address and part.broadcast_address <= whole.broadcast_address
    except AttributeError:
        raise TypeError(f"Unable to test subnet containment between {part} and {whole}")


class IPv4Network(_Version4, _Network):
    """All addresses of 32 bits with the same beginning."""

    def __init__(self, address, strict=True):
        self._begin(address, strict)


class IPv6Network(_Version6, _Network):
    """All addresses of 128 bits with the same beginning."""

    def __init__(self, address, strict=True):
        self._begin(address, strict)


@functools.total_ordering
class _Interface(_WithPrefix):
    __slots__ = ()
    _start = property(operator.attrgetter("ip"))

    def _begin(self, given):
        address, prefix = _address_and_prefix(given, self._max_prefixlen)
        super().__init__(address)
        self.network = self._network_class((address, prefix), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @property
    def ip(self):
        return self._address_class(self._ip)

    def __str__(self):
        return f"{super().__str__()}/{self._prefixlen}"

    def __eq__(self, other):
        equal = super().__eq__(other)
        return equal if equal is NotImplemented or not equal else self.network == getattr(other, "network", None)

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented:
            return less
        network = getattr(other, "network", None)
        return network is not None and (self.network < network or self.network == network and less)

    def __hash__(self):
        return hash((self._ip, self._prefixlen, self.network.network_address._ip))


class IPv4Interface(_Interface, IPv4Address):
    """An address of 32 bits, and the network it is in."""

    is_unspecified = False

    def __init__(self, address):
        self._begin(address)


class IPv6Interface(_Interface, IPv6Address):
    """An address of 128 bits, and the network it is in."""

    def __init__(self, address):
        self._begin(address)

    @property
    def is_loopback(self):
        return super().is_loopback and self.network.is_loopback

    @property
    def is_unspecified(self):
        return super().is_unspecified and self.network.is_unspecified


def _set_apart(version, address_class, network_class, **purposes):
    """Tells a version its classes, and which networks have a purpose of their own."""
    version._address_class = address_class
    version._network_class = network_class
    version._networks_for = {
        purpose: [network_class(name) for name in names.split()] for purpose, names in purposes.items()
    }


_set_apart(
    _Version4, IPv4Address, IPv4Network, unspecified="0.0.0.0", loopback="127.0.0.0/8", multicast="224.0.0.0/4",
    reserved="240.0.0.0/4", link_local="169.254.0.0/16", shared="100.64.0.0/10",
    private="""
        0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.170/31 192.0.2.0/24
        192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32
    """,
)
_set_apart(
    _Version6, IPv6Address, IPv6Network, unspecified="::", loopback="::1", multicast="ff00::/8", shared="",
    link_local="fe80::/10", site_local="fec0::/10",
    reserved="""
        ::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 e000::/4 f000::/5
        f800::/6 fe00::/9
    """,
    private="""
        ::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 2001:10::/28 fc00::/7 fe80::/10
    """,
)
