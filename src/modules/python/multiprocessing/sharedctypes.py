"""Numbers that processes share: one, or a row of them, with a lock or without."""

import _process
from multiprocessing.reduction import inherited_only
from multiprocessing.synchronize import RLock


class _Raw:
    """Shared numbers of one kind."""

    def __init__(self, code, count):
        # A class of `ctypes` names its code, too.
        code = getattr(code, "_type_", code)
        self._numbers = _process.numbers("B" if code == "?" else code, count)
        if self._numbers is None:
            raise AttributeError(f"{code!r} is no type code that processes can share")
        self._is_character = code in ("c", "u")
        self._is_boolean = code == "?"
        self._code = code
        self._count = count
        if not self._is_character and not self._is_boolean:
            # Plain numbers are what the engine keeps: nothing is to be done on the way.
            self._get = self._numbers.get
            self._set = self._numbers.set

    def __reduce__(self):
        inherited_only(self)

    def _get(self, place):
        number = self._numbers.get(place)
        if self._is_boolean:
            return number != 0
        if self._is_character:
            return bytes([number]) if self._code == "c" else chr(number)
        return number

    def _set(self, place, value):
        if self._is_character:
            if self._code == "c" and not (isinstance(value, bytes) and len(value) == 1):
                raise TypeError("one character bytes, bytearray or integer expected")
            value = ord(value)
        if self._is_boolean:
            value = 1 if value else 0
        self._numbers.set(place, value)


_NAMES = {"?": "c_bool", "i": "c_int", "d": "c_double", "f": "c_float", "b": "c_byte", "B": "c_ubyte", "c": "c_char", "u": "c_wchar", "l": "c_long",
          "h": "c_short", "H": "c_ushort", "I": "c_uint", "L": "c_ulong", "q": "c_long", "Q": "c_ulong"}


class _RawValue(_Raw):
    """One shared number."""

    @property
    def value(self):
        """The number."""
        return self._get(0)

    @value.setter
    def value(self, value):
        self._set(0, value)

    def __repr__(self):
        return f"{_NAMES.get(self._code, self._code)}({self.value!r})"


class _RawArray(_Raw):
    """A row of shared numbers."""

    def __len__(self):
        return self._count

    def _place(self, index):
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError("invalid index")
        return index

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self._get(place) for place in range(*index.indices(self._count))]
            if self._is_character:
                return (b"" if self._code == "c" else "").join(items)
            return items
        return self._get(self._place(index))

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            return self._set(self._place(index), value)
        places = range(*index.indices(self._count))
        values = [bytes([byte]) for byte in value] if isinstance(value, bytes) else list(value)
        if len(places) != len(values):
            raise ValueError("Can only assign sequence of same size")
        for place, item in zip(places, values):
            self._set(place, item)

    def __iter__(self):
        for place in range(self._count):
            yield self._get(place)

    def __repr__(self):
        kind = f"{_NAMES.get(self._code, self._code)}_Array_{self._count}"
        return f"<multiprocessing.sharedctypes.{kind} object at {id(self):#x}>"

    @property
    def value(self):
        """Of characters, those in front of the first zero."""
        if not self._is_character:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'value'")
        zero = b"\0" if self._code == "c" else "\0"
        return self[:].split(zero)[0]

    @value.setter
    def value(self, value):
        if len(value) > self._count:
            raise ValueError("byte string too long")
        self[: len(value)] = value
        if len(value) < self._count:
            self._set(len(value), b"\0" if self._code == "c" else "\0")


def RawValue(typecode_or_type, *args):
    """A shared number without a lock."""
    made = _RawValue(typecode_or_type, 1)
    if args:
        made.value = args[0]
    return made


def RawArray(typecode_or_type, size_or_initializer):
    """A row of shared numbers without a lock."""
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError("Array length must be >= 0")
        return _RawArray(typecode_or_type, size_or_initializer)
    items = list(size_or_initializer)
    made = _RawArray(typecode_or_type, len(items))
    made[:] = bytes(items) if isinstance(size_or_initializer, bytes) else items
    return made


class SynchronizedBase:
    """Shared numbers with a lock. Each access takes it; what takes two accesses has to take it itself."""

    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __reduce__(self):
        inherited_only(self)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    def get_lock(self):
        """The lock."""
        return self._lock

    def get_obj(self):
        """The numbers without the lock."""
        return self._obj

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


class Synchronized(SynchronizedBase):
    """One shared number with a lock."""

    def __init__(self, obj, lock=None, ctx=None):
        super().__init__(obj, lock, ctx)
        self._get = obj._get
        self._set = obj._set

    @property
    def value(self):
        """The number."""
        self.acquire()
        try:
            return self._get(0)
        finally:
            self.release()

    @value.setter
    def value(self, value):
        self.acquire()
        try:
            self._set(0, value)
        finally:
            self.release()


class SynchronizedArray(SynchronizedBase):
    """A row of shared numbers with a lock."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, index):
        with self._lock:
            return self._obj[index]

    def __setitem__(self, index, value):
        with self._lock:
            self._obj[index] = value

    def __iter__(self):
        return (self[place] for place in range(len(self._obj)))


class SynchronizedString(SynchronizedArray):
    """A row of shared characters with a lock."""

    @property
    def value(self):
        """Those in front of the first zero."""
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    @property
    def raw(self):
        """All characters, with those behind the first zero."""
        return b"".join(self)


def _lock_of(lock):
    if lock is True or lock is None:
        return RLock()
    if not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return lock


def synchronized(obj, lock=None, ctx=None):
    """Shared numbers with a lock, around those without."""
    if isinstance(obj, SynchronizedBase):
        raise AssertionError("object already synchronized")
    if isinstance(obj, _RawValue):
        return Synchronized(obj, lock, ctx)
    return (SynchronizedString if obj._is_character else SynchronizedArray)(obj, lock, ctx)


def copy(obj):
    """Shared numbers like these, which nobody shares yet."""
    if isinstance(obj, _RawValue):
        return RawValue(obj._code, obj.value)
    return RawArray(obj._code, obj[:])


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A shared number, with a lock unless `lock` is False."""
    made = RawValue(typecode_or_type, *args)
    return made if lock is False else Synchronized(made, _lock_of(lock))


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """A row of shared numbers, with a lock unless `lock` is False."""
    made = RawArray(typecode_or_type, size_or_initializer)
    if lock is False:
        return made
    kind = SynchronizedString if made._is_character else SynchronizedArray
    return kind(made, _lock_of(lock))
