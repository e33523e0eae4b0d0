"""Objects as bytes, and back: how they go from one process to another.

The bytes are those of CPython's protocol 4 for everything built in. Functions and classes are written as
the name under which they are found again.
"""

import builtins
import sys

from _packing import written
from _unpickling import Unpickler, UnpicklingError, PickleError, load, loads

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PicklingError(PickleError):
    """An object that cannot be written as bytes."""

    __module__ = "_pickle"



class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file
        self._parts = []
        # The number under which an object can be written again, by its id; and the object, to keep it.
        self._memo = {}
        # Whether a class of the program's says what is not written itself.
        self._asks_first = type(self).persistent_id is not Pickler.persistent_id

    def clear_memo(self):
        """Forgets what has been written."""
        self._memo = {}

    def dump(self, obj):
        """Writes an object."""
        self._file.write(self._bytes_of(obj))

    def _bytes_of(self, obj):
        self._parts = []
        self._save(obj)
        body = b"".join(self._parts) + b"."
        frame = b"\x95" + len(body).to_bytes(8, "little") if len(body) >= 4 else b""
        return b"\x80\x04" + frame + body

    def _write(self, part):
        self._parts.append(part)

    def _memoize(self, obj):
        memo = self._memo
        memo[id(obj)] = (len(memo), obj)
        self._parts.append(b"\x94")

    def _write_again(self, known):
        number = known[0]
        self._write(b"h" + bytes([number]) if number < 256 else b"j" + number.to_bytes(4, "little"))

    def persistent_id(self, obj):
        """What stands for an object that is not written itself; None for any other."""
        return None

    def _save(self, obj):
        kind = type(obj)
        simple = _SIMPLE.get(kind)
        if simple is not None:
            return simple(self, obj)
        known = self._memo.get(id(obj))
        if known is not None:
            return self._write_again(known)
        if self._asks_first:
            stands_for = self.persistent_id(obj)
            if stands_for is not None:
                self._save(stands_for)
                return self._write(b"Q")
        writer = _WRITERS.get(kind)
        if writer is not None:
            return writer(self, obj)
        self._save_object(obj, kind)

    def _save_object(self, obj, kind):
        import copyreg

        for single in (None, ..., NotImplemented):
            if obj is type(single):
                return self._save_reduced(obj, (type, (single,)))
        if isinstance(obj, type) or kind.__name__ in ("function", "builtin_function_or_method"):
            return self._save_by_name(obj)
        if kind.__name__ == "method":
            return self._save_reduced(obj, (getattr, (obj.__self__, obj.__func__.__name__)))
        if obj is ... or obj is NotImplemented:
            return self._save_reduced(obj, repr(obj))
        self._save_reduced(obj, copyreg._reduced(obj, 4))

    def _save_by_name(self, obj):
        """Writes the module and the name under which a function or class is found."""
        name = getattr(obj, "__qualname__", None) or getattr(obj, "__name__", None) or repr(obj)
        module = _module_of(obj, name)
        found, owner = _find(module, name, obj)
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if owner is not None:
            return self._save_reduced(obj, (getattr, (owner, name)))
        self._save_str(module)
        self._save_str(name)
        self._write(b"\x93")
        self._memoize(obj)

    def _save_reduced(self, obj, reduced):
        """Writes a call that makes the object, and what is done to it then."""
        if isinstance(reduced, str):
            return self._save_by_name(obj)
        function, arguments, state, items, pairs = (*reduced, None, None, None)[:5]
        if getattr(function, "__name__", "") == "__newobj__":
            self._save(arguments[0])
            self._save(arguments[1:])
            self._write(b"\x81")
        else:
            self._save(function)
            self._save(arguments)
            self._write(b"R")
        if id(obj) in self._memo:
            # It holds itself by way of the arguments.
            self._write(b"0")
            return self._write_again(self._memo[id(obj)])
        self._memoize(obj)
        if items is not None:
            self._append_all(list(items))
        if pairs is not None:
            self._set_all(list(pairs))
        if state is not None:
            self._save(state)
            self._write(b"b")

    def _save_all(self, items):
        """Writes what is in a list of its own, or a tuple; the engine writes the numbers, all that follow each other."""
        place, count = 0, len(items)
        while place < count:
            data, place = written(items, place)
            self._parts.append(data)
            while place < count:
                self._save(items[place])
                place += 1
                if place < count and type(items[place]) in _NUMBERS:
                    break

    def _save_number(self, obj):
        data, count = written((obj,), 0)
        if count:
            self._parts.append(data)
            return
        # An integer that is too large for the engine to write.
        size = (obj.bit_length() >> 3) + 1
        data = obj.to_bytes(size, "little", signed=True)
        if obj < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
            data = data[:-1]
        if len(data) < 256:
            self._write(b"\x8a" + bytes([len(data)]) + data)
        else:
            self._write(b"\x8b" + len(data).to_bytes(4, "little") + data)

    def _save_str(self, obj):
        memo, own = self._memo, id(obj)
        known = memo.get(own)
        if known is not None:
            return self._write_again(known)
        data = obj.encode()
        if len(data) < 256:
            self._parts.append(b"\x8c" + _BYTES[len(data)] + data + b"\x94")
        else:
            self._parts.append(b"X" + len(data).to_bytes(4, "little") + data + b"\x94")
        memo[own] = (len(memo), obj)

    def _save_bytes(self, obj):
        if len(obj) < 256:
            self._write(b"C" + bytes([len(obj)]) + obj)
        else:
            self._write(b"B" + len(obj).to_bytes(4, "little") + obj)
        self._memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            return self._write(b")")
        if len(obj) > 3:
            self._write(b"(")
        self._save_all(obj)
        known = self._memo.get(id(obj))
        if known is not None:
            # It holds itself: what has been put down is taken away again.
            self._write(b"1" if len(obj) > 3 else b"0" * len(obj))
            return self._write_again(known)
        self._write((b"\x85", b"\x86", b"\x87", b"t")[min(len(obj), 4) - 1])
        self._memoize(obj)

    def _save_list(self, obj):
        self._write(b"]")
        self._memoize(obj)
        self._append_all(obj)

    def _append_all(self, items):
        for start in range(0, len(items), 1000):
            part = items[start : start + 1000]
            if len(part) == 1:
                self._save(part[0])
                self._write(b"a")
                continue
            self._write(b"(")
            self._save_all(part)
            self._write(b"e")

    def _save_dict(self, obj):
        self._write(b"}")
        self._memoize(obj)
        self._set_all(list(obj.items()))

    def _set_all(self, pairs):
        for start in range(0, len(pairs), 1000):
            part = pairs[start : start + 1000]
            if len(part) > 1:
                self._write(b"(")
            self._save_all([item for pair in part for item in pair])
            self._write(b"u" if len(part) > 1 else b"s")

    def _save_set(self, obj):
        self._write(b"\x8f")
        self._memoize(obj)
        if obj:
            self._write(b"(")
            self._save_all(list(obj))
            self._write(b"\x90")

    def _save_frozenset(self, obj):
        self._write(b"(")
        self._save_all(list(obj))
        self._write(b"\x91")
        self._memoize(obj)


_BYTES = [bytes([number]) for number in range(256)]
# The classes of what the engine writes, as a rule.
_NUMBERS = frozenset([int, float, bool, type(None)])
_SIMPLE = {kind: Pickler._save_number for kind in _NUMBERS}
_SIMPLE[str] = Pickler._save_str
_WRITERS = {
    bytes: Pickler._save_bytes,
    tuple: Pickler._save_tuple,
    list: Pickler._save_list,
    dict: Pickler._save_dict,
    set: Pickler._save_set,
    frozenset: Pickler._save_frozenset,
}
_METHODS_OF = (str, list, dict, set, bytes, int, float, tuple, frozenset, object)


def _module_of(obj, name):
    """The name of the module in which something is found."""
    module = getattr(obj, "__module__", None) or "builtins"
    if type(obj).__name__ == "builtin_function_or_method":
        if getattr(builtins, name, None) is not obj:
            # Functions of the engine do not say where they are from.
            for other, loaded in list(sys.modules.items()):
                if loaded.__dict__.get(name) is obj:
                    return other
    return module


def _find(module, name, obj):
    """What is found under a name of a module; and, for a method of a built-in class, the class."""
    if "<locals>" in name.split("."):
        raise AttributeError(f"Can't pickle local object '{name}'")
    found = sys.modules.get(module)
    try:
        for part in name.split("."):
            found = getattr(found, part)
        return (found, None)
    except AttributeError:
        for owner in _METHODS_OF:
            if getattr(owner, name, None) is obj:
                return (obj, owner)
        raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    return Pickler(None)._bytes_of(obj)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    file.write(dumps(obj))
