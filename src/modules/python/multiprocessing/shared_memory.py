"""Bytes, and lists of plain values, that processes share and find by a name."""

import _process
import os
import struct
from multiprocessing.reduction import packed, unpacked

# What processes find by name, as the one message of a channel: the numbers, how many there are, and of lists where
# each value begins. Whoever takes the message has it for itself until it puts it back.
_takes, _puts = _process.channel()
_puts.send(*packed({}))


class _Names:
    """A block in which the table of names is this process's own."""

    def __enter__(self):
        self._table = unpacked(_takes.receive(None, ()))
        return self._table

    def __exit__(self, *exception):
        _puts.send(*packed(self._table))


class _Bytes:
    """Shared numbers that are read and written as bytes."""

    def __init__(self, numbers, size, starts):
        self._numbers = numbers
        self.size = size
        self.starts = starts

    def __getitem__(self, place):
        return self._numbers.get(place)

    def __setitem__(self, place, value):
        if isinstance(place, slice):
            for one, number in zip(range(*place.indices(self.size)), value):
                self[one] = number
            return
        if not isinstance(value, int):
            raise TypeError("memoryview: invalid type for format 'B'")
        if not 0 <= value < 256:
            raise ValueError("memoryview: invalid value for format 'B'")
        self._numbers.set(place, value)


class SharedMemory:
    """A block of bytes that other processes can attach to by its name."""

    # Where each value of a list begins that is made of the bytes.
    _starts_ = None

    def __init__(self, name=None, create=False, size=0):
        if not size >= 0:
            raise ValueError("'size' must be a positive integer")
        if create and size == 0:
            raise ValueError("'size' must be a positive number different from zero")
        if name is None and not create:
            raise ValueError("'name' can only be None if create=True")
        if name is None:
            name = "psm_" + os.urandom(4).hex()
        with _Names() as names:
            if create and name in names:
                raise FileExistsError(17, "File exists", f"/{name}")
            if not create and name not in names:
                raise FileNotFoundError(2, "No such file or directory", f"/{name}")
            if create:
                names[name] = (_process.numbers("B", size), size, self._starts_)
            self._block = _Bytes(*names[name])
        self._name = name
        self._buf = memoryview(b"")
        self._buf.obj = self._block
        self._buf._places = range(self._block.size)

    def __reduce__(self):
        return (SharedMemory, (self._name,))

    def __repr__(self):
        return f"SharedMemory({self._name!r}, size={self.size})"

    @property
    def name(self):
        """What other processes find it by."""
        return self._name

    @property
    def size(self):
        """How many bytes it has."""
        return self._block.size

    @property
    def buf(self):
        """The bytes; None after `close`."""
        return self._buf

    def close(self):
        """Lets go of the bytes; others may go on using them."""
        self._buf = None

    def unlink(self):
        """Has nobody find it by its name any more."""
        with _Names() as names:
            found = names.pop(self._name, None)
        if found is None:
            raise FileNotFoundError(2, "No such file or directory", f"/{self._name}")


# What each kind of value is packed as. A text's code is followed by its bytes, filled up with zeros.
_FORMATS = {int: "q", float: "d", bool: "?", type(None): "x"}
_KINDS = [int, float, bool, type(None), str, bytes]


class ShareableList:
    """A list of so many numbers, texts, bytes, truth values and Nones that processes share."""

    def __init__(self, sequence=None, *, name=None):
        if sequence is None:
            self.shm = SharedMemory(name)
            self._starts = self.shm._block.starts
            return
        values = list(sequence)
        # In front of each value stands a byte that says of which kind it is.
        self._starts = [0]
        for value in values:
            self._starts.append(self._starts[-1] + 1 + self._room(value))
        self.shm = _ListMemory(name, self._starts)
        for place, value in enumerate(values):
            self[place] = value

    @staticmethod
    def _room(value):
        """How many bytes are kept for a value."""
        if isinstance(value, (str, bytes)):
            encoded = value.encode() if isinstance(value, str) else value
            return 8 * (len(encoded) // 8 + 1)
        return 8

    def _bounds(self, position):
        position = position if position >= 0 else position + len(self)
        if not 0 <= position < len(self):
            raise IndexError("index out of range")
        return self._starts[position], self._starts[position + 1]

    def __len__(self):
        return len(self._starts) - 1

    def __getitem__(self, position):
        start, end = self._bounds(position)
        data = bytes(self.shm.buf[start:end])
        kind = _KINDS[data[0]]
        if kind in (str, bytes):
            text = data[1:].rstrip(b"\0")
            return text if kind is bytes else text.decode()
        if kind is type(None):
            return None
        return struct.unpack(_FORMATS[kind], data[1 : 1 + struct.calcsize(_FORMATS[kind])])[0]

    def __setitem__(self, position, value):
        try:
            start, end = self._bounds(position)
        except IndexError:
            raise IndexError("assignment index out of range") from None
        kind = type(value)
        if kind in (str, bytes):
            packed = value.encode() if kind is str else value
            if len(packed) > end - start - 1:
                raise ValueError("bytes/str item exceeds available storage")
        elif kind is type(None):
            packed = b""
        elif kind in _FORMATS:
            packed = struct.pack(_FORMATS[kind], value)
        else:
            raise KeyError(kind)
        data = bytes([_KINDS.index(kind)]) + packed
        self.shm.buf[start:end] = data + bytes(end - start - len(data))

    def __reduce__(self):
        return (_attached, (self.shm.name,))

    def __repr__(self):
        return f"ShareableList({list(self)}, name={self.shm.name!r})"

    def __iter__(self):
        return (self[position] for position in range(len(self)))

    def count(self, value):
        """How often a value is in it."""
        return sum(value == entry for entry in self)

    def index(self, value):
        """Where a value is first."""
        for position, entry in enumerate(self):
            if value == entry:
                return position
        raise ValueError(f"{value!r} not in this container")


class _ListMemory(SharedMemory):
    """A block for a list, by whose name others find where its values begin."""

    def __init__(self, name, starts):
        self._starts_ = starts
        super().__init__(name, create=True, size=max(1, starts[-1]))


def _attached(name):
    return ShareableList(name=name)
