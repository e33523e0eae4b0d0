"""The reading half of `pickle`: a stack machine, whose operations are single bytes."""

import builtins  # so that it is among the modules
import struct
import sys


class PickleError(Exception):
    """What goes wrong in writing objects as bytes, or in reading them."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """Bytes that are no object."""

    __module__ = "_pickle"


_MARK = object()
# Operations that put down a number, with its layout; a text or bytes, with that of its length.
_NUMBERS = {"J": "<i", "M": "<H", "G": ">d"}
_TEXTS = {"X": "<I", "\x8d": "<Q", "B": "<I", "\x8e": "<Q"}


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file

    def load(self):
        """Reads one object."""
        return self._run(_Reader(self._file.read))

    def persistent_load(self, pid):
        """The object that something stands for."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def find_class(self, module, name):
        """The function or class of this name."""
        found = _imported(module)
        for part in name.split("."):
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError(f"Can't get attribute {name!r} on {_imported(module)!r}") from None
        return found

    def _run(self, reader):
        self._stack = []
        self._memo = {}
        while True:
            operation = reader.operation()
            if operation == ".":
                return self._stack.pop()
            method = _OPERATIONS.get(operation)
            if method is not None:
                method(self, reader)
            elif operation in _NUMBERS:
                self._stack.append(reader.number(_NUMBERS[operation]))
            elif operation in _TEXTS:
                data = reader.take(reader.number(_TEXTS[operation]))
                self._stack.append(data if operation in "B\x8e" else data.decode("utf-8", "surrogatepass"))
            else:
                raise UnpicklingError(f"invalid load key, {operation!r}.")

    def _put_protocol(self, reader):
        protocol = reader.byte()
        if protocol > 5:
            raise ValueError(f"unsupported pickle protocol: {protocol}")

    def _frame(self, reader):
        reader.take(8)

    def _small_int(self, reader):
        self._stack.append(reader.byte())

    def _long(self, reader):
        self._stack.append(int.from_bytes(reader.take(reader.byte()), "little", signed=True))

    def _very_long(self, reader):
        self._stack.append(int.from_bytes(reader.take(reader.number("<i")), "little", signed=True))

    def _short_text(self, reader):
        self._stack.append(reader.take(reader.byte()).decode("utf-8", "surrogatepass"))

    def _short_bytes(self, reader):
        self._stack.append(reader.take(reader.byte()))

    def _memoize(self, reader):
        self._memo[len(self._memo)] = self._stack[-1]

    def _get(self, reader):
        self._stack.append(self._memo[reader.byte()])

    def _get_far(self, reader):
        self._stack.append(self._memo[reader.number("<I")])

    def _put(self, reader):
        self._memo[reader.byte()] = self._stack[-1]

    def _since_mark(self):
        """Takes everything off that lies on the last mark, and the mark."""
        place = len(self._stack) - 1
        while self._stack[place] is not _MARK:
            place -= 1
        items = self._stack[place + 1 :]
        del self._stack[place:]
        return items

    def _drop(self, reader):
        self._stack.pop()

    def _drop_marked(self, reader):
        self._since_mark()

    def _new_list(self, reader):
        self._stack.append([])

    def _new_dict(self, reader):
        self._stack.append({})

    def _new_set(self, reader):
        self._stack.append(set())

    def _tuple(self, reader):
        items = self._since_mark()
        self._stack.append(tuple(items))

    def _frozenset(self, reader):
        items = self._since_mark()
        self._stack.append(frozenset(items))

    def _append(self, reader):
        item = self._stack.pop()
        self._stack[-1].append(item)

    def _extend(self, reader):
        items = self._since_mark()
        holder = self._stack[-1]
        if isinstance(holder, list):
            holder.extend(items)
        else:
            for item in items:
                holder.append(item)

    def _add(self, reader):
        items = self._since_mark()
        self._stack[-1].update(items)

    def _set_item(self, reader):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _set_items(self, reader):
        items = self._since_mark()
        holder = self._stack[-1]
        for place in range(0, len(items), 2):
            holder[items[place]] = items[place + 1]

    def _global(self, reader):
        name = self._stack.pop()
        self._stack.append(self.find_class(self._stack.pop(), name))

    def _call(self, reader):
        arguments = self._stack.pop()
        self._stack.append(self._stack.pop()(*arguments))

    def _new_object(self, reader):
        arguments = self._stack.pop()
        kind = self._stack.pop()
        self._stack.append(kind.__new__(kind, *arguments))

    def _build(self, reader):
        state = self._stack.pop()
        made = self._stack[-1]
        own = getattr(type(made), "__setstate__", None)
        if own is not None:
            own(made, state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        for attributes in (state, slots):
            for name, value in (attributes or {}).items():
                object.__setattr__(made, name, value)

    def _persistent(self, reader):
        self._stack.append(self.persistent_load(self._stack.pop()))


def _pusher(value):
    def push(unpickler, reader):
        unpickler._stack.append(value)

    return push


def _tupler(count):
    def make(unpickler, reader):
        items = tuple(unpickler._stack[-count:])
        del unpickler._stack[-count:]
        unpickler._stack.append(items)

    return make


_OPERATIONS = {
    "\x80": Unpickler._put_protocol,
    "\x95": Unpickler._frame,
    "N": _pusher(None),
    "\x88": _pusher(True),
    "\x89": _pusher(False),
    "(": _pusher(_MARK),
    ")": _pusher(()),
    "K": Unpickler._small_int,
    "\x8a": Unpickler._long,
    "\x8b": Unpickler._very_long,
    "\x8c": Unpickler._short_text,
    "C": Unpickler._short_bytes,
    "\x94": Unpickler._memoize,
    "h": Unpickler._get,
    "j": Unpickler._get_far,
    "q": Unpickler._put,
    "0": Unpickler._drop,
    "1": Unpickler._drop_marked,
    "]": Unpickler._new_list,
    "}": Unpickler._new_dict,
    "\x8f": Unpickler._new_set,
    "\x85": _tupler(1),
    "\x86": _tupler(2),
    "\x87": _tupler(3),
    "t": Unpickler._tuple,
    "\x91": Unpickler._frozenset,
    "a": Unpickler._append,
    "e": Unpickler._extend,
    "\x90": Unpickler._add,
    "s": Unpickler._set_item,
    "u": Unpickler._set_items,
    "\x93": Unpickler._global,
    "R": Unpickler._call,
    "\x81": Unpickler._new_object,
    "b": Unpickler._build,
    "Q": Unpickler._persistent,
}


class _Reader:
    """Takes bytes from the front, as many at a time as are asked for."""

    def __init__(self, read):
        self._read = read

    def take(self, count):
        data = self._read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def operation(self):
        data = self._read(1)
        if not data:
            raise EOFError("Ran out of input")
        return chr(data[0])

    def byte(self):
        return self.take(1)[0]

    def number(self, layout):
        return struct.unpack(layout, self.take(struct.calcsize(layout)))[0]


class _Bytes:
    """Bytes that are read from the front."""

    def __init__(self, data):
        self._data = data
        self._place = 0

    def read(self, count):
        start = self._place
        self._place += count
        return self._data[start : self._place]


def _imported(module):
    """A module by its name, which is imported when it has to be."""
    found = sys.modules.get(module)
    if found is None:
        raise ModuleNotFoundError(f"No module named {module!r}", name=module)
    return found


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object in some bytes."""
    return Unpickler(_Bytes(data)).load()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The next object in a file."""
    return Unpickler(file).load()
