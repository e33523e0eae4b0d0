"""The reading half of `pickle`: a stack machine, whose operations are single bytes."""

import sys

from _packing import float_from_bytes, read


class PickleError(Exception):
    """What goes wrong in writing objects as bytes, or in reading them."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """Bytes that are no object."""

    __module__ = "_pickle"


_STOP = ord(".")


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._file = file

    def load(self):
        """Reads one object."""
        return self._run(_Source(b"", self._file))

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

    def _run(self, source):
        stack = self._stack = []
        # What lies below each mark: the stack is what lies on the last one, so that taking it off copies nothing.
        below = self._below = []
        memo = self._memo = []
        while True:
            # The engine does the operations that make what is built in, all that follow each other.
            source.place, stack = read(source.data, source.place, stack, below, memo)
            self._stack = stack
            operation = source.operation()
            if operation == _STOP:
                return stack.pop()
            method = _OPERATIONS.get(operation)
            if method is None:
                raise UnpicklingError(f"invalid load key, {_shown(operation)}.")
            method(self, source)
            stack = self._stack

    def _check_protocol(self, source):
        protocol = source.byte()
        if protocol > 5:
            raise ValueError(f"unsupported pickle protocol: {protocol}")

    def _frame(self, source):
        source.fetch(source.size(8))

    def _recall(self, number):
        try:
            self._stack.append(self._memo[number])
        except IndexError:
            raise UnpicklingError(f"Memo value not found at index {number}") from None

    def _remember(self, number):
        self._memo.extend([None] * (number + 1 - len(self._memo)))
        self._memo[number] = self._stack[-1]

    def _memoize(self, source):
        self._memo.append(self._stack[-1])

    def _mark(self, source):
        self._below.append(self._stack)
        self._stack = []

    def _since_mark(self):
        """Takes everything off that lies on the last mark, and the mark."""
        if not self._below:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._below.pop()
        return items

    def _drop(self, source):
        # On top of the stack there can be a mark.
        if self._stack:
            self._stack.pop()
        else:
            self._since_mark()

    def _drop_marked(self, source):
        self._since_mark()

    def _append(self, source):
        item = self._stack.pop()
        self._stack[-1].append(item)

    def _extend(self, source):
        items = self._since_mark()
        holder = self._stack[-1]
        if isinstance(holder, list):
            holder.extend(items)
        else:
            for item in items:
                holder.append(item)

    def _add(self, source):
        items = self._since_mark()
        self._stack[-1].update(items)

    def _set_item(self, source):
        value = self._stack.pop()
        key = self._stack.pop()
        self._stack[-1][key] = value

    def _set_items(self, source):
        items = self._since_mark()
        holder = self._stack[-1]
        for key, value in zip(items[::2], items[1::2]):
            holder[key] = value

    def _global(self, source):
        name = self._stack.pop()
        self._stack.append(self.find_class(self._stack.pop(), name))

    def _global_in_lines(self, source):
        module = source.line()
        self._stack.append(self.find_class(_OLD_NAMES.get(module, module), source.line()))

    def _call(self, source):
        arguments = self._stack.pop()
        self._stack.append(self._stack.pop()(*arguments))

    def _new_object(self, source):
        arguments = self._stack.pop()
        kind = self._stack.pop()
        self._stack.append(kind.__new__(kind, *arguments))

    def _build(self, source):
        state = self._stack.pop()
        made = self._stack[-1]
        own = getattr(type(made), "__setstate__", None)
        if own is not None:
            own(made, state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        elif type(state) is dict and (attributes := getattr(made, "__dict__", None)) is not None:
            attributes.update(state)
            return
        for attributes in (state, slots):
            for name, value in (attributes or {}).items():
                object.__setattr__(made, name, value)

    def _new_object_with_names(self, source):
        names = self._stack.pop()
        arguments = self._stack.pop()
        kind = self._stack.pop()
        self._stack.append(kind.__new__(kind, *arguments, **names))

    def _persistent(self, source):
        self._stack.append(self.persistent_load(self._stack.pop()))


# Modules that pickles of Python 2 name otherwise.
_OLD_NAMES = {"__builtin__": "builtins", "copy_reg": "copyreg", "Queue": "queue"}


def _pusher(make):
    """An operation that puts down what a function makes of the source."""

    def push(unpickler, source):
        unpickler._stack.append(make(source))

    return push


def _collector(make):
    """An operation that puts down what a function makes of all that lies on the last mark."""

    def collect(unpickler, source):
        items = unpickler._since_mark()
        unpickler._stack.append(make(items))

    return collect


def _tupler(count):
    def make(unpickler, source):
        stack = unpickler._stack
        items = [stack.pop() for _ in range(count)]
        items.reverse()
        stack.append(tuple(items))

    return make


def _recaller(number):
    return lambda unpickler, source: unpickler._recall(number(source))


def _rememberer(number):
    return lambda unpickler, source: unpickler._remember(number(source))


def _text(data):
    return data.decode("utf-8", "surrogatepass")


def _signed(data):
    return int.from_bytes(data, "little", signed=True)


def _number_of_line(source):
    line = source.line()
    return {"00": False, "01": True}[line] if line in ("00", "01") else int(line)


def _escaped(source):
    import re

    line = source.line("latin-1")
    return re.sub(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", lambda it: chr(int(it[1] or it[2], 16)), line)


def _quoted(source):
    import ast

    return ast.literal_eval(source.line())


_OPERATIONS = {
    "\x80": Unpickler._check_protocol,
    "\x95": Unpickler._frame,
    "\x94": Unpickler._memoize,
    "(": Unpickler._mark,
    "]": _pusher(lambda source: []),
    "}": _pusher(lambda source: {}),
    "N": _pusher(lambda source: None),
    "\x88": _pusher(lambda source: True),
    "\x89": _pusher(lambda source: False),
    ")": _pusher(lambda source: ()),
    "K": _pusher(lambda source: source.byte()),
    "M": _pusher(lambda source: source.size(2)),
    "J": _pusher(lambda source: _signed(source.take(4))),
    "G": _pusher(lambda source: float_from_bytes(source.take(8))),
    "\x8a": _pusher(lambda source: _signed(source.take(source.byte()))),
    "\x8b": _pusher(lambda source: _signed(source.take(source.size(4)))),
    "\x8c": _pusher(lambda source: _text(source.take(source.byte()))),
    "X": _pusher(lambda source: _text(source.take(source.size(4)))),
    "\x8d": _pusher(lambda source: _text(source.take(source.size(8)))),
    "C": _pusher(lambda source: source.take(source.byte())),
    "B": _pusher(lambda source: source.take(source.size(4))),
    "\x8e": _pusher(lambda source: source.take(source.size(8))),
    "\x96": _pusher(lambda source: bytearray(source.take(source.size(8)))),
    "h": _recaller(lambda source: source.byte()),
    "j": _recaller(lambda source: source.size(4)),
    "q": _rememberer(lambda source: source.byte()),
    "r": _rememberer(lambda source: source.size(4)),
    "0": Unpickler._drop,
    "1": Unpickler._drop_marked,
    "\x8f": _pusher(lambda source: set()),
    "\x85": _tupler(1),
    "\x86": _tupler(2),
    "\x87": _tupler(3),
    "t": _collector(tuple),
    "\x91": _collector(frozenset),
    "a": Unpickler._append,
    "e": Unpickler._extend,
    "\x90": Unpickler._add,
    "s": Unpickler._set_item,
    "u": Unpickler._set_items,
    "\x93": Unpickler._global,
    "R": Unpickler._call,
    "\x81": Unpickler._new_object,
    "\x92": Unpickler._new_object_with_names,
    "b": Unpickler._build,
    "Q": Unpickler._persistent,
    # Those of protocol 0 are followed by lines of text.
    "I": _pusher(_number_of_line),
    "L": _pusher(lambda source: int(source.line().rstrip("L"))),
    "F": _pusher(lambda source: float(source.line())),
    "S": _pusher(_quoted),
    "V": _pusher(_escaped),
    "g": _recaller(lambda source: int(source.line())),
    "p": _rememberer(lambda source: int(source.line())),
    "c": Unpickler._global_in_lines,
    "l": _collector(list),
    "d": _collector(lambda items: dict(zip(items[::2], items[1::2]))),
}
_OPERATIONS = {ord(operation): method for operation, method in _OPERATIONS.items()}


def _shown(operation):
    return repr(chr(operation)) if operation < 128 else f"'\\x{operation:02x}'"


class _Source:
    """Takes bytes from the front of those at hand, and fetches more from a file when there is one."""

    def __init__(self, data, file=None):
        self.data = data
        self.place = 0
        self._file = file

    def fetch(self, count):
        """Has so many bytes at hand."""
        missing = count - (len(self.data) - self.place)
        if missing <= 0:
            return
        more = self._file.read(missing) if self._file is not None else b""
        if len(more) < missing:
            raise UnpicklingError("pickle data was truncated")
        self.data = self.data[self.place :] + more
        self.place = 0

    def take(self, count):
        self.fetch(count)
        start = self.place
        self.place += count
        return self.data[start : self.place]

    def operation(self):
        if self.place == len(self.data):
            self.data = self._file.read(1) if self._file is not None else b""
            self.place = 0
            if not self.data:
                raise EOFError("Ran out of input")
        return self.byte()

    def byte(self):
        self.fetch(1)
        self.place += 1
        return self.data[self.place - 1]

    def size(self, width):
        return int.from_bytes(self.take(width), "little")

    def line(self, encoding="ascii"):
        """The text up to the end of the line."""
        data = b""
        while not data.endswith(b"\n"):
            data += self.take(1)
        return data[:-1].decode(encoding)


def _imported(module):
    """A module by its name, imported if nothing has imported it yet."""
    if module not in sys.modules:
        __import__(module)
    return sys.modules[module]


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object in some bytes."""
    return Unpickler(None)._run(_Source(data if type(data) is bytes else bytes(data)))


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The next object in a file."""
    return Unpickler(file).load()
