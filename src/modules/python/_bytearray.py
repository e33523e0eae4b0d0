"""`bytearray` and `memoryview`. Bound when a program first names one.

A bytearray keeps its numbers in a list, and every change of it is one operation on that list: another
thread sees a change whole or not at all.
"""

import builtins
import operator


def _number(value):
    """A number that fits into a byte."""
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    value = operator.index(value)
    if not 0 <= value < 256:
        raise ValueError("byte must be in range(0, 256)")
    return value


def _numbers(source):
    """The bytes of anything that has some, as a list."""
    if isinstance(source, bytearray):
        return source._items[:]
    if isinstance(source, (bytes, memoryview)):
        return list(source)
    if isinstance(source, str):
        raise TypeError("string argument without an encoding")
    if not hasattr(type(source), "__iter__") and not hasattr(type(source), "__getitem__"):
        raise TypeError(f"cannot convert '{type(source).__name__}' object to bytearray")
    return [_number(item) for item in source]


def _plain(value):
    """Arguments as `bytes` takes them."""
    if isinstance(value, (bytearray, memoryview)):
        return bytes(value)
    if isinstance(value, tuple):
        return tuple([_plain(item) for item in value])
    return value


def _wrapped(value):
    """A result of `bytes`, in the kind that was asked."""
    if type(value) is bytes:
        return bytearray(value)
    if type(value) is list:
        return [_wrapped(item) for item in value]
    if type(value) is tuple:
        return tuple([_wrapped(item) for item in value])
    return value


class bytearray:
    """Bytes that can be changed."""

    __module__ = "builtins"
    __slots__ = ("_items",)
    __hash__ = None

    def __init__(self, source=b"", encoding=None, errors="strict"):
        if isinstance(source, str):
            if encoding is None:
                raise TypeError("string argument without an encoding")
            source = source.encode(encoding, errors)
        if hasattr(type(source), "__index__"):
            count = operator.index(source)
            if count < 0:
                raise ValueError("negative count")
            self._items = [0] * count
        else:
            self._items = _numbers(source)

    @classmethod
    def fromhex(cls, text, /):
        return cls(bytes.fromhex(text))

    @staticmethod
    def maketrans(old, new, /):
        return bytes.maketrans(old, new)

    def __bytes__(self):
        return bytes(self._items)

    def __repr__(self):
        return f"{type(self).__name__}({bytes(self._items)!r})"

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __reversed__(self):
        return reversed(self._items)

    def __contains__(self, value):
        return _plain(value) in bytes(self._items)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return type(self)(self._items[place])
        if not hasattr(type(place), "__index__"):
            raise TypeError(f"bytearray indices must be integers or slices, not {type(place).__name__}")
        try:
            return self._items[place]
        except IndexError:
            raise IndexError("bytearray index out of range") from None

    def __setitem__(self, place, value):
        if isinstance(place, slice):
            if isinstance(value, (int, str)):
                kind = type(value).__name__
                raise TypeError(f"can assign only bytes, buffers, or iterables of ints in range(0, 256), not {kind}")
            self._items[place] = _numbers(value)
            return
        value = _number(value)
        try:
            self._items[place] = value
        except IndexError:
            raise IndexError("bytearray index out of range") from None

    def __delitem__(self, place):
        try:
            del self._items[place]
        except IndexError:
            raise IndexError("bytearray index out of range") from None

    def append(self, item, /):
        self._items.append(_number(item))

    def extend(self, items, /):
        self._items.extend(_numbers(items))

    def insert(self, index, item, /):
        self._items.insert(index, _number(item))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty bytearray")
        return self._items.pop(index)

    def remove(self, value, /):
        value = _number(value)
        try:
            self._items.remove(value)
        except ValueError:
            raise ValueError("value not found in bytearray") from None

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def copy(self):
        return type(self)(self._items)

    def decode(self, encoding="utf-8", errors="strict"):
        return bytes(self._items).decode(encoding, errors)

    def __add__(self, other):
        if not isinstance(other, (bytes, bytearray, memoryview)):
            raise TypeError(f"can't concat {type(other).__name__} to bytearray")
        return bytearray(self._items + _numbers(other))

    def __radd__(self, other):
        return other + bytes(self._items) if isinstance(other, bytes) else NotImplemented

    def __iadd__(self, other):
        if not isinstance(other, (bytes, bytearray, memoryview)):
            raise TypeError(f"can't concat {type(other).__name__} to bytearray")
        self._items.extend(_numbers(other))
        return self

    def __mul__(self, count):
        return bytearray(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def __mod__(self, values):
        return bytearray(bytes(self._items) % values)

    def __eq__(self, other):
        if not isinstance(other, (bytes, bytearray, memoryview)):
            return NotImplemented
        return self._items == list(other)

    def __lt__(self, other):
        return self._items < list(other) if isinstance(other, (bytes, bytearray)) else NotImplemented

    def __le__(self, other):
        return self._items <= list(other) if isinstance(other, (bytes, bytearray)) else NotImplemented

    def __gt__(self, other):
        return self._items > list(other) if isinstance(other, (bytes, bytearray)) else NotImplemented

    def __ge__(self, other):
        return self._items >= list(other) if isinstance(other, (bytes, bytearray)) else NotImplemented


def _as_of_bytes(name):
    """A method that answers what the method of `bytes` does."""
    of_bytes = getattr(bytes, name)

    def method(self, *args, **kwargs):
        args = [_plain(value) for value in args]
        if name == "join":
            args = [[_plain(piece) for piece in args[0]]]
        return _wrapped(of_bytes(bytes(self._items), *args, **kwargs))

    method.__name__ = name
    return method


for _name in dir(bytes):
    if not _name.startswith("_") and not hasattr(bytearray, _name):
        setattr(bytearray, _name, _as_of_bytes(_name))


class memoryview:
    """A window on the bytes of another object, not a copy of them."""

    __module__ = "builtins"
    # Where items begin in `obj`, and for items of several bytes what reads and writes one.
    __slots__ = ("obj", "_places", "_released", "_items", "format")

    def __init__(self, object):
        if isinstance(object, memoryview):
            self.obj, self._places, self._items, self.format = object.obj, object._places, object._items, object.format
        elif isinstance(object, (bytes, bytearray)) or hasattr(object, "typecode"):
            self.obj, self._places, self._items = object, range(len(object)), None
            self.format = getattr(object, "typecode", "B")
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")
        self._released = False

    ndim = 1
    contiguous = c_contiguous = f_contiguous = True

    @property
    def readonly(self):
        return isinstance(self.obj, bytes)

    @property
    def itemsize(self):
        return self._items.size if self._items else getattr(self.obj, "itemsize", 1)

    @property
    def nbytes(self):
        return len(self._places) * self.itemsize

    @property
    def shape(self):
        return (len(self._places),)

    @property
    def strides(self):
        return (self._places.step * (1 if self._items else self.itemsize),)

    def _check(self):
        if self._released:
            raise ValueError("operation forbidden on released memoryview object")

    def __repr__(self):
        kind = "released memory" if self._released else "memory"
        return f"<{kind} at {id(self):#x}>"

    def __len__(self):
        self._check()
        return len(self._places)

    def __iter__(self):
        self._check()
        return iter([self._item(place) for place in self._places])

    def _item(self, place):
        if self._items is None:
            return self.obj[place]
        end = place + self._items.size
        if isinstance(self.obj, (bytes, bytearray)):
            return self._items.unpack(bytes(self.obj[place:end]))[0]
        # A block that processes share is read byte by byte.
        return self._items.unpack(bytes([self.obj[at] for at in range(place, end)]))[0]

    def _bytes_of(self, value):
        import struct

        try:
            return self._items.pack(value)
        except struct.error:
            if isinstance(value, (int, float)):
                raise ValueError(f"memoryview: invalid value for format '{self.format}'") from None
            raise TypeError(f"memoryview: invalid type for format '{self.format}'") from None

    def __bytes__(self):
        return self.tobytes()

    def __getitem__(self, place):
        self._check()
        if isinstance(place, slice):
            part = memoryview(self)
            part._places = self._places[place]
            return part
        if not hasattr(type(place), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        try:
            return self._item(self._places[place])
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None

    def __setitem__(self, place, value):
        self._check()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if not isinstance(place, slice):
            try:
                place = self._places[place]
            except IndexError:
                raise IndexError("index out of bounds on dimension 1") from None
            if self._items is None:
                self.obj[place] = value
            elif isinstance(self.obj, bytearray):
                self.obj[place : place + self._items.size] = self._bytes_of(value)
            else:
                for byte in self._bytes_of(value):
                    self.obj[place] = byte
                    place += 1
            return
        if self._items is not None:
            raise NotImplementedError("assigning to a part of a cast memoryview is not supported in Interleave")
        places, numbers = self._places[place], _numbers(value)
        if len(places) != len(numbers):
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        if places:
            stop = places.stop if places.stop >= 0 else None
            self.obj[places.start : stop : places.step] = numbers

    def __eq__(self, other):
        if not isinstance(other, (bytes, bytearray, memoryview)):
            return NotImplemented
        return self.tolist() == list(other)

    def __hash__(self):
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.release()

    def tobytes(self, order="C"):
        if self._items is not None:
            return b"".join([self._items.pack(item) for item in self])
        if hasattr(self.obj, "typecode"):
            return type(self.obj)(self.obj.typecode, list(self)).tobytes()
        return bytes(list(self))

    def tolist(self):
        return list(self)

    def hex(self):
        return self.tobytes().hex()

    def toreadonly(self):
        return memoryview(self.tobytes())

    def cast(self, format, shape=None):
        """The same bytes, as items of another kind."""
        import struct

        if format.removeprefix("@") not in {*"cbB?hHiIlLqQnNfdP"}:
            message = "destination format must be a native single character format prefixed with an optional '@'"
            raise ValueError("memoryview: " + message)
        if hasattr(self.obj, "typecode") or shape is not None and len(shape) > 1:
            raise NotImplementedError("memoryview.cast() of arrays, or to several dimensions, is not supported in Interleave")
        if self.itemsize > 1 and struct.calcsize(format) > 1:
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        if self._places.step != self.itemsize:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        items = struct.Struct(format)
        if self.nbytes % items.size:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        cast = memoryview(self)
        start = self._places.start
        cast._places = range(start, start + self.nbytes, items.size)
        cast._items = None if format in ("B", "@B") else items
        cast.format = format
        return cast

    def release(self):
        self._released = True


builtins.bytearray = bytearray
builtins.memoryview = memoryview
