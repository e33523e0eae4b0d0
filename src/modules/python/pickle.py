"""Objects as bytes, and back: how they go from one process to another.

The bytes are those of CPython's protocol 4 or 5 for everything built in. Functions and classes are written as
the name under which they are found again.
"""

import builtins
import copyreg
import sys

from _packing import writer
from _unpickling import Unpickler, _imported, UnpicklingError, PickleError, load, loads

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PicklingError(PickleError):
    """An object that cannot be written as bytes."""

    __module__ = "_pickle"


class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file
        self._protocol = HIGHEST_PROTOCOL if protocol in (-1, HIGHEST_PROTOCOL) else DEFAULT_PROTOCOL
        # Whether a class of the program's says what is not written itself.
        self._asks_first = type(self).persistent_id is not Pickler.persistent_id
        # Writes what is built in, and keeps what has been written.
        self._writer = writer(self._asks_first)
        # Whether the objects of a class are their attributes and nothing else.
        self._is_plain = {}

    def clear_memo(self):
        """Forgets what has been written."""
        self._writer.forget()

    def dump(self, obj):
        """Writes an object."""
        self._file.write(self._bytes_of(obj))

    def _bytes_of(self, obj):
        self._writer.begin(self._protocol)
        self._save(obj)
        return self._writer.finish()

    def _write(self, part):
        self._writer.put(part)

    def persistent_id(self, obj):
        """What stands for an object that is not written itself; None for any other."""
        return None

    def _save(self, obj):
        self._save_rest(self._writer.save(obj, False))

    def _save_rest(self, other):
        while other is not None:
            (obj,) = other
            if self._asks_first:
                self._save_asking(obj)
            else:
                self._save_object(obj, type(obj))
            other = self._writer.go_on()

    def _save_asking(self, obj):
        stands_for = self.persistent_id(obj)
        if stands_for is None:
            self._save_itself(obj)
        else:
            self._save_itself(stands_for)
            self._write(b"Q")

    def _save_itself(self, obj):
        other = self._writer.save(obj, True)
        if other is False:
            self._save_object(obj, type(obj))
        else:
            self._save_rest(other)

    def _save_object(self, obj, kind):
        if self._is_plain.get(kind):
            return self._save_attributes(obj, kind)
        for single in (None, ..., NotImplemented):
            if obj is type(single):
                return self._save_reduced(obj, (type, (single,)))
        if isinstance(obj, type) or kind.__name__ in ("function", "builtin_function_or_method"):
            return self._save_by_name(obj)
        if kind.__name__ == "method":
            return self._save_reduced(obj, (getattr, (obj.__self__, obj.__func__.__name__)))
        if obj is ... or obj is NotImplemented:
            return self._save_reduced(obj, repr(obj))
        if kind not in self._is_plain:
            self._is_plain[kind] = copyreg._is_plain(kind) and hasattr(obj, "__dict__")
            if self._is_plain[kind]:
                return self._save_attributes(obj, kind)
        self._save_reduced(obj, copyreg._reduced(obj, 4))

    def _save_attributes(self, obj, kind):
        """Writes an object that is made without arguments, and its attributes."""
        engine = self._writer
        self._save(kind)
        self._save(())
        engine.put(b"\x81")
        engine.memoize(obj)
        state = dict(obj.__dict__)
        if state:
            self._save(state)
            engine.put(b"b")

    def _save_by_name(self, obj):
        """Writes the module and the name under which a function or class is found."""
        name = getattr(obj, "__qualname__", None) or getattr(obj, "__name__", None) or repr(obj)
        module = _module_of(obj, name)
        found, owner = _find(module, name, obj)
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if owner is not None:
            return self._save_reduced(obj, (getattr, (owner, name)))
        self._save(module)
        self._save(name)
        self._write(b"\x93")
        self._writer.memoize(obj)

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
        if self._writer.put_known(obj, b"0"):
            # It holds itself by way of the arguments.
            return
        self._writer.memoize(obj)
        if items is not None:
            self._append_all(list(items))
        if pairs is not None:
            self._set_all(list(pairs))
        if state is not None:
            self._save(state)
            self._write(b"b")

    def _append_all(self, items):
        for start in range(0, len(items), 1000):
            part = items[start : start + 1000]
            self._save_marked(part, b"a" if len(part) == 1 else b"e")

    def _set_all(self, pairs):
        for start in range(0, len(pairs), 1000):
            part = pairs[start : start + 1000]
            self._save_marked([item for pair in part for item in pair], b"s" if len(part) == 1 else b"u")

    def _save_marked(self, items, operation):
        if operation in b"eu":
            self._write(b"(")
        for item in items:
            self._save(item)
        self._write(operation)


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
    try:
        found = _imported(module)
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
    return Pickler(None, protocol)._bytes_of(obj)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    file.write(dumps(obj, protocol))
