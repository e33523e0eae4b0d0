"""Nested containers over several lines."""

import sys


def _plain(value):
    return repr(value)


def _sorted_items(value):
    items = list(value.items())
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item[0])), str(item[0])))


class PrettyPrinter:
    """Writes containers so that no line is longer than the width where that is possible."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort_dicts = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        (sys.stdout if self._stream is None else self._stream).write(self.pformat(object) + "\n")

    def pformat(self, object):
        return self._shown(object, 0, 0, 1)

    def _items(self, value):
        return _sorted_items(value) if self._sort_dicts else list(value.items())

    def _line(self, value, level):
        """The value in one line."""
        if isinstance(value, (dict, list, tuple)) and value and self._depth is not None and level > self._depth:
            return "{...}" if isinstance(value, dict) else "[...]" if isinstance(value, list) else "(...)"
        if type(value) is dict:
            pairs = [f"{self._line(k, level + 1)}: {self._line(v, level + 1)}" for k, v in self._items(value)]
            return "{" + ", ".join(pairs) + "}"
        if type(value) is list:
            return "[" + ", ".join([self._line(item, level + 1) for item in value]) + "]"
        if type(value) is tuple:
            inner = ", ".join([self._line(item, level + 1) for item in value])
            return "(" + inner + (",)" if len(value) == 1 else ")")
        if self._underscores and type(value) is int:
            return f"{value:_d}"
        return _plain(value)

    def _shown(self, value, indent, allowance, level):
        line = self._line(value, level)
        if len(line) <= self._width - indent - allowance or (self._depth is not None and level > self._depth):
            return line
        if type(value) is dict and value:
            return self._dict(value, indent, allowance, level)
        if type(value) is list and value:
            return "[" + self._sequence(value, indent, allowance + 1, level) + "]"
        if type(value) is tuple and value:
            end = ",)" if len(value) == 1 else ")"
            return "(" + self._sequence(value, indent, allowance + len(end), level) + end
        if type(value) in (set, frozenset) and value:
            start, end = ("{", "}") if type(value) is set else ("frozenset({", "})")
            items = sorted(value, key=lambda item: (str(type(item)), item))
            return start + self._sequence(items, indent + len(start) - 1, allowance + len(end), level) + end
        if type(value) is str and len(value) > 1:
            return self._text(value, indent, allowance, level)
        return line

    def _dict(self, value, indent, allowance, level):
        inner = indent + self._indent
        parts = []
        items = self._items(value)
        for index in range(len(items)):
            key, item = items[index]
            shown = self._line(key, level + 1)
            after = allowance + 1 if index == len(items) - 1 else 1
            parts.append(shown + ": " + self._shown(item, inner + len(shown) + 2, after, level + 1))
        return "{" + " " * (self._indent - 1) + (",\n" + " " * inner).join(parts) + "}"

    def _sequence(self, items, indent, allowance, level):
        inner = indent + self._indent
        between = ",\n" + " " * inner
        text = " " * (self._indent - 1)
        if not self._compact:
            parts = []
            for index in range(len(items)):
                after = allowance if index == len(items) - 1 else 1
                parts.append(self._shown(items[index], inner, after, level + 1))
            return text + between.join(parts)
        # Each item is counted with what separates it from the next one.
        left = room = self._width - inner + 1
        separator = ""
        for index in range(len(items)):
            last = index == len(items) - 1
            if last:
                room -= allowance
                left -= allowance
            shown = self._line(items[index], level + 1)
            if left < len(shown) + 2:
                left = room
                separator = separator and between
            if left >= len(shown) + 2:
                left -= len(shown) + 2
                text += separator + shown
                separator = ", "
            else:
                after = allowance if last else 1
                text += separator + self._shown(items[index], inner, after, level + 1)
                separator = between
        return text

    def _text(self, value, indent, allowance, level):
        """A long text as several, one below the other."""
        lines = value.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        parts = []
        for number in range(len(lines)):
            last = number == len(lines) - 1
            shown = repr(lines[number])
            if len(shown) <= room - (allowance if last else 0):
                parts.append(shown)
                continue
            words = _words(lines[number])
            current = ""
            for index in range(len(words)):
                longer = current + words[index]
                ends = last and index == len(words) - 1
                if len(repr(longer)) > room - (allowance if ends else 0):
                    if current:
                        parts.append(repr(current))
                    current = words[index]
                else:
                    current = longer
            if current:
                parts.append(repr(current))
        if len(parts) == 1:
            return parts[0]
        joined = ("\n" + " " * indent).join(parts)
        return f"({joined})" if level == 1 else joined


def _words(line):
    """Words with the spaces behind them."""
    words = []
    start = 0
    for index in range(1, len(line)):
        if line[index - 1].isspace() and not line[index].isspace():
            words.append(line[start:index])
            start = index
    words.append(line[start:])
    return words


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
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
    return PrettyPrinter()._line(object, 1)
