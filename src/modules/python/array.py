"""Lists whose items are all numbers of one kind."""

_RANGES = {
    "b": (-128, 127), "B": (0, 255), "h": (-32768, 32767), "H": (0, 65535), "i": (-(2**31), 2**31 - 1),
    "I": (0, 2**32 - 1), "l": (-(2**63), 2**63 - 1), "L": (0, 2**64 - 1), "q": (-(2**63), 2**63 - 1),
    "Q": (0, 2**64 - 1),
}
_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
typecodes = "bBhHiIlLqQfd"


class array:
    """A list of numbers of one kind."""

    def __init__(self, typecode, initializer=(), /):
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = _SIZES[typecode]
        self._items = []
        if isinstance(initializer, bytes):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        if self.typecode in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            if self.typecode == "f":
                from struct import pack, unpack

                return unpack("<f", pack("<f", value))[0]
            return float(value)
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        least, most = _RANGES[self.typecode]
        if value < least:
            raise OverflowError(f"{_NAMES.get(self.typecode, 'integer')} is less than minimum")
        if value > most:
            raise OverflowError(f"{_NAMES.get(self.typecode, 'integer')} is greater than maximum")
        return int(value)

    def append(self, x):
        self._items.append(self._checked(x))

    def extend(self, iterable):
        if isinstance(iterable, array) and iterable.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        for value in iterable:
            self.append(value)

    fromlist = extend

    def insert(self, i, x):
        self._items.insert(i, self._checked(x))

    def pop(self, i=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(i)

    def remove(self, x):
        if x not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(x)

    def index(self, x):
        if x not in self._items:
            raise ValueError("array.index(x): x not in array")
        return self._items.index(x)

    def count(self, x):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def buffer_info(self):
        return (id(self._items), len(self._items))

    def tolist(self):
        return list(self._items)

    def _format(self):
        return "<" + self.typecode.replace("l", "q").replace("L", "Q")

    def tobytes(self):
        from struct import pack

        return b"".join([pack(self._format(), item) for item in self._items])

    def frombytes(self, buffer):
        from struct import unpack

        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        for start in range(0, len(buffer), self.itemsize):
            self._items.append(unpack(self._format(), buffer[start : start + self.itemsize])[0])

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return array(self.typecode, self._items[index])
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("array index out of range")
        return self._items[index]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            self._items[index] = [self._checked(item) for item in value]
            return
        if not -len(self._items) <= index < len(self._items):
            raise IndexError("array assignment index out of range")
        self._items[index] = self._checked(value)

    def __delitem__(self, index):
        del self._items[index]

    def __add__(self, other):
        return array(self.typecode, self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, count):
        return array(self.typecode, self._items * count)

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __repr__(self):
        if not self._items:
            return f"array({self.typecode!r})"
        return f"array({self.typecode!r}, {self._items!r})"


_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short", "i": "signed integer"}
ArrayType = array
