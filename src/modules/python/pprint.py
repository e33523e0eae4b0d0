"""Nested containers over several lines."""

import sys

_SCALARS = frozenset([str, bytes, bytearray, float, complex, bool, type(None)])


class _Key:
    """Something that can be sorted whatever it stands beside."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class _Written:
    """A stream that keeps the texts written to it."""

    def __init__(self):
        self.texts = []

    def write(self, text):
        self.texts.append(text)


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """Writes containers so that no line is longer than the width where that is possible."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent_per_level = indent
        self._width = width
        self._depth = depth
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Writes an object, and ends the line."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """What `pprint` writes, as text."""
        stream = _Written()
        self._format(object, stream, 0, 0, {}, 0)
        return "".join(stream.texts)

    def isrecursive(self, object):
        """Whether an object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether what is shown could be evaluated again."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """An object in one line, whether that can be read again, and whether it contains itself."""
        return self._in_line_(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _items_(self, value):
        items = value.items()
        return sorted(items, key=_pair_key) if self._sort_dicts else list(items)

    def _in_line_(self, value, context, depth, level):
        kind = type(value)
        if kind in _SCALARS:
            return repr(value), True, False
        written = kind.__repr__
        if written is int.__repr__ and issubclass(kind, int):
            return f"{value:_d}" if self._underscore_numbers else repr(value), True, False
        if written is dict.__repr__:
            begin, end = "{", "}"
        elif written is list.__repr__:
            begin, end = "[", "]"
        elif written is tuple.__repr__:
            begin, end = "(", ",)" if len(value) == 1 else ")"
        else:
            shown = repr(value)
            return shown, bool(shown) and not shown.startswith("<"), False
        if not value:
            return begin + end, True, False
        if depth and level >= depth:
            return begin + "..." + end, False, id(value) in context
        if id(value) in context:
            return _recursion(value), False, True
        context[id(value)] = 1
        if begin == "{":
            found = [self.format(each, context, depth, level + 1) for pair in self._items_(value) for each in pair]
            shown = [f"{key[0]}: {item[0]}" for key, item in zip(found[::2], found[1::2])]
        else:
            found = [self.format(each, context, depth, level + 1) for each in value]
            shown = [each[0] for each in found]
        del context[id(value)]
        return begin + ", ".join(shown) + end, all(each[1] for each in found), any(each[2] for each in found)

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes an object that begins at a column, leaving room for what closes those around it."""
        if id(object) in context:
            stream.write(_recursion(object))
            return
        line = self._repr(object, context, level)
        if len(line) > self._width - indent - allowance:
            written = type(object).__repr__
            write = self._dispatch.get(written)
            if write is None and written.__module__.partition(".")[0] in ("collections", "types", "dataclasses"):
                write = self._by_name_.get(written.__qualname__, PrettyPrinter._dataclass_)
            if write is not None:
                context[id(object)] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        stream.write(line)

    def _open_(self, stream, begin):
        stream.write(begin + " " * (self._indent_per_level - 1))

    def _pairs_(self, pairs, stream, indent, allowance, context, level):
        """The items of a dict, one below the other."""
        indent += self._indent_per_level
        for number, (key, item) in enumerate(pairs, 1):
            last = number == len(pairs)
            shown = self._repr(key, context, level)
            stream.write(shown + ": ")
            self._format(item, stream, indent + len(shown) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _sequence_(self, items, stream, indent, allowance, context, level):
        """The items of a sequence, one below the other, or as many in a line as fit."""
        indent += self._indent_per_level
        stream.write(" " * (self._indent_per_level - 1))
        between = ",\n" + " " * indent
        separator = ""
        # Each item is counted with what separates it from the next one.
        room = left = self._width - indent + 1
        for number, item in enumerate(items, 1):
            last = number == len(items)
            if last:
                room -= allowance
                left -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                if left < len(shown) + 2:
                    left = room
                    separator = separator and between
                if left >= len(shown) + 2:
                    left -= len(shown) + 2
                    stream.write(separator + shown)
                    separator = ", "
                    continue
            stream.write(separator)
            separator = between
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _fields_(self, name, fields, stream, indent, allowance, context, level):
        """A call with the values of fields, one below the other."""
        indent += len(name) + 1
        stream.write(name + "(")
        for number, (field, item) in enumerate(fields, 1):
            last = number == len(fields)
            stream.write(field + "=")
            if id(item) in context:
                stream.write("...")
            else:
                self._format(item, stream, indent + len(field) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)
        stream.write(")")

    def _call_(self, name, value, stream, indent, allowance, context, level):
        stream.write(name + "(")
        self._format(value, stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _lines_(self, begin, parts, end, stream, indent):
        stream.write(begin + ("\n" + " " * indent).join(parts) + end)

    def _dict_(self, object, stream, indent, allowance, context, level):
        self._open_(stream, "{")
        self._pairs_(self._items_(object), stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _list_(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._sequence_(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _tuple_(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._sequence_(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _set_(self, object, stream, indent, allowance, context, level):
        kind = type(object)
        if not object:
            stream.write(repr(object))
            return
        begin, end = ("{", "}") if kind is set else (kind.__name__ + "({", "})")
        stream.write(begin)
        items = sorted(object, key=_Key)
        self._sequence_(items, stream, indent + len(begin) - 1, allowance + len(end), context, level)
        stream.write(end)

    def _text_(self, object, stream, indent, allowance, context, level):
        """A long text as several, one below the other."""
        import re

        lines = object.splitlines(True)
        outside = level == 1
        indent += outside
        allowance += outside
        room = self._width - indent
        parts = []
        for number, line in enumerate(lines, 1):
            kept = allowance if number == len(lines) else 0
            if len(repr(line)) <= room - kept:
                parts.append(repr(line))
                continue
            current = ""
            words = re.findall(r"\S+\s*|\s+", line)
            for place, word in enumerate(words, 1):
                if len(repr(current + word)) > room - (kept if place == len(words) else 0):
                    if current:
                        parts.append(repr(current))
                    current = word
                else:
                    current += word
            parts.append(repr(current))
        outside = outside and len(parts) > 1
        self._lines_("(" if outside else "", parts or [repr(object)], ")" if outside else "", stream, indent)

    def _bytes_(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        outside = level == 1
        indent += outside
        allowance += outside
        room = self._width - indent
        parts = []
        current = b""
        for place in range(0, len(object), 4):
            four = object[place : place + 4]
            if place == len(object) // 4 * 4:
                room -= allowance
            if len(repr(current + four)) > room:
                if current:
                    parts.append(repr(current))
                current = four
            else:
                current += four
        self._lines_("(" if outside else "", parts + [repr(current)], ")" if outside else "", stream, indent)

    def _bytearray_(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._bytes_(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _ordered_dict_(self, object, stream, indent, allowance, context, level):
        if object:
            name = type(object).__name__
            self._call_(name, list(object.items()), stream, indent, allowance, context, level)
        else:
            stream.write(repr(object))

    def _default_dict_(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({self._repr(object.default_factory, context, level)},\n" + " " * indent)
        self._dict_(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _counter_(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        self._open_(stream, name + "({")
        self._pairs_(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _chain_map_(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "(")
        for number, each in enumerate(object.maps, 1):
            last = number == len(object.maps)
            self._format(each, stream, indent, allowance + 1 if last else 1, context, level)
            stream.write(")" if last else ",\n" + " " * indent)

    def _deque_(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "([")
        if object.maxlen is None:
            self._sequence_(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._sequence_(object, stream, indent, 2, context, level)
            stream.write("],\n" + " " * indent + f"maxlen={self._repr(object.maxlen, context, level)})")

    def _mapping_proxy_(self, object, stream, indent, allowance, context, level):
        self._call_("mappingproxy", object.copy(), stream, indent, allowance, context, level)

    def _namespace_(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        name = "namespace" if name == "SimpleNamespace" else name
        self._fields_(name, list(object.__dict__.items()), stream, indent, allowance, context, level)

    def _dataclass_(self, object, stream, indent, allowance, context, level):
        if not hasattr(object, "__dataclass_fields__"):
            stream.write(repr(object))
            return
        from dataclasses import fields

        shown = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        self._fields_(type(object).__name__, shown, stream, indent, allowance, context, level)

    def _wrapped_(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # What is written by the same `__repr__` is written alike, so classes derived from these are too.
    _dispatch = {
        dict.__repr__: _dict_, list.__repr__: _list_, tuple.__repr__: _tuple_, set.__repr__: _set_,
        frozenset.__repr__: _set_, str.__repr__: _text_, bytes.__repr__: _bytes_, bytearray.__repr__: _bytearray_,
    }
    # Those are in modules that are slow to import, and that few programs need.
    _by_name_ = {
        "OrderedDict.__repr__": _ordered_dict_, "defaultdict.__repr__": _default_dict_, "Counter.__repr__": _counter_,
        "ChainMap.__repr__": _chain_map_, "deque.__repr__": _deque_, "MappingProxyType.__repr__": _mapping_proxy_,
        "SimpleNamespace.__repr__": _namespace_, "UserDict.__repr__": _wrapped_, "_Ordered.__repr__": _wrapped_,
    }


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    """Writes an object."""
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What `pprint` writes, as text."""
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As `pprint`, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """An object in one line, even if it contains itself."""
    return PrettyPrinter()._in_line_(object, {}, None, 0)[0]


def isreadable(object):
    """Whether what is shown of an object could be evaluated again."""
    return PrettyPrinter()._in_line_(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether an object contains itself."""
    return PrettyPrinter()._in_line_(object, {}, None, 0)[2]
