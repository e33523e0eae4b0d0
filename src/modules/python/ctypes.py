"""C's numbers as objects, as programs share them between processes, and raising an exception in another
thread. Libraries compiled for the machine cannot be loaded."""

import struct as _struct
import threading as _threading
from _threads import send as _send


class _Simple:
    """A value of one of C's types. `_type_` is its letter, as `struct` and `multiprocessing` know it."""

    _type_ = "P"
    _initial = 0

    def __init__(self, value=None):
        self.value = self._initial if value is None else value

    @property
    def value(self):
        """The value, as Python's own."""
        return self._value

    @value.setter
    def value(self, value):
        self._value = self._converted(value)

    def _converted(self, value):
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    def __bool__(self):
        return bool(self.value)


class _Integer(_Simple):
    """A whole number; what does not fit loses its upper bits."""

    def _converted(self, value):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = 8 * sizeof(self)
        value = int(value) & (1 << bits) - 1
        is_signed = self._type_.islower()
        return value - (1 << bits) if is_signed and value >> bits - 1 else value


class _Real(_Simple):
    """A number with a fraction."""

    _initial = 0.0

    def _converted(self, value):
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return _struct.unpack(self._type_, _struct.pack(self._type_, value))[0]


class c_bool(_Simple):
    """True or False."""

    _type_ = "?"
    _initial = False

    def _converted(self, value):
        return bool(value)


class c_char(_Simple):
    """One byte."""

    _type_ = "c"
    _initial = b"\0"

    def _converted(self, value):
        if isinstance(value, int) and 0 <= value < 256:
            value = bytes([value])
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError("one character bytes, bytearray or integer expected")
        return bytes(value)


class c_wchar(_Simple):
    """One character."""

    _type_ = "u"
    _initial = "\0"

    def _converted(self, value):
        if not isinstance(value, str):
            raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
        if len(value) != 1:
            raise TypeError("one character unicode string expected")
        return value


class c_char_p(_Simple):
    """Bytes that end with a zero, or None."""

    _type_ = "z"
    _initial = None

    def _converted(self, value):
        if value is not None and not isinstance(value, bytes):
            raise TypeError(f"bytes or integer address expected instead of {type(value).__name__} instance")
        return value


class c_wchar_p(_Simple):
    """A text, or None."""

    _type_ = "Z"
    _initial = None

    def _converted(self, value):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"unicode string or integer address expected instead of {type(value).__name__} instance")
        return value


class py_object(_Simple):
    """Any object."""

    _type_ = "O"


def _named(name, letter, base, says):
    return type(name, (base,), {"_type_": letter, "__doc__": says, "__module__": "ctypes"})


c_byte = _named("c_byte", "b", _Integer, "A whole number of 8 bits.")
c_ubyte = _named("c_ubyte", "B", _Integer, "A whole number of 8 bits, from 0.")
c_short = _named("c_short", "h", _Integer, "A whole number of 16 bits.")
c_ushort = _named("c_ushort", "H", _Integer, "A whole number of 16 bits, from 0.")
c_int = _named("c_int", "i", _Integer, "A whole number of 32 bits.")
c_uint = _named("c_uint", "I", _Integer, "A whole number of 32 bits, from 0.")
c_long = _named("c_long", "l", _Integer, "A whole number of 64 bits.")
c_ulong = _named("c_ulong", "L", _Integer, "A whole number of 64 bits, from 0.")
c_float = _named("c_float", "f", _Real, "A number with a fraction, of 32 bits.")
c_double = _named("c_double", "d", _Real, "A number with a fraction, of 64 bits.")
c_int8, c_uint8, c_int16, c_uint16, c_int32, c_uint32 = c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint
c_longlong = c_int64 = c_ssize_t = c_long
c_ulonglong = c_uint64 = c_size_t = c_ulong

_SIZES = {"?": 1, "c": 1, "b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "u": 4, "f": 4}


def sizeof(obj):
    """How many bytes a type or a value has in C."""
    return _SIZES.get(obj._type_, 8)


def _set_async_exc(ident, exception):
    """Has the thread raise the exception when it goes on; how many threads that is."""
    ident = ident.value if isinstance(ident, _Simple) else ident
    exception = exception.value if isinstance(exception, _Simple) else exception
    thread = _threading._active.get(ident)
    if thread is None or thread._ended_:
        return 0
    if exception:
        _send(ident, exception() if isinstance(exception, type) else exception, None, False)
    return 1


class _PythonAPI:
    PyThreadState_SetAsyncExc = staticmethod(_set_async_exc)

    def __getattr__(self, name):
        raise NotImplementedError(f"ctypes.pythonapi.{name} is not supported: code compiled for the machine cannot run here")


pythonapi = _PythonAPI()


def __getattr__(name):
    raise NotImplementedError(f"ctypes.{name} is not supported: code compiled for the machine cannot run here")
