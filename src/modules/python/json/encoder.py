"""From objects to JSON text."""

import math

from _json import quoted, write


def encode_basestring(s):
    return quoted(s, False)


def encode_basestring_ascii(s):
    return quoted(s, True)


class JSONEncoder:
    """Writes objects as JSON; `default` says what to write for the others."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
        indent=None, separators=None, default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        if type(self).iterencode is JSONEncoder.iterencode:
            # The engine writes what is built in.
            indent = " " * self.indent if isinstance(self.indent, int) else self.indent
            between, behind = self.item_separator, self.key_separator
            text = write(o, bool(self.ensure_ascii), indent, between, behind, bool(self.sort_keys))
            if text is not None:
                return text
        return "".join(self.iterencode(o))

    def iterencode(self, o):
        parts = []
        self._write_(o, parts, "\n", [])
        return iter(parts)

    def _number_(self, value):
        if isinstance(value, int):
            return int.__repr__(value) if type(value) is not int else repr(value)
        if math.isfinite(value):
            return repr(value) if type(value) is float else float.__repr__(value)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"

    def _key_(self, key):
        if isinstance(key, str):
            return key
        if key is None or key is True or key is False:
            return {None: "null", True: "true", False: "false"}[key]
        if isinstance(key, (int, float)):
            return self._number_(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")

    def _write_(self, value, parts, newline, outer):
        if isinstance(value, str):
            parts.append(quoted(value, self.ensure_ascii))
        elif value is None:
            parts.append("null")
        elif value is True:
            parts.append("true")
        elif value is False:
            parts.append("false")
        elif isinstance(value, (int, float)):
            parts.append(self._number_(value))
        else:
            if self.check_circular:
                for container in outer:
                    if container is value:
                        raise ValueError("Circular reference detected")
            outer.append(value)
            if isinstance(value, dict):
                self._write_dict_(value, parts, newline, outer)
            elif isinstance(value, (list, tuple)):
                self._write_list_(value, parts, newline, outer)
            else:
                self._write_(self.default(value), parts, newline, outer)
            outer.pop()

    def _deeper_(self, newline):
        """What stands before each item one level further in."""
        if self.indent is None:
            return ""
        return newline + (self.indent if isinstance(self.indent, str) else " " * self.indent)

    def _write_list_(self, value, parts, newline, outer):
        if not value:
            parts.append("[]")
            return
        inner = self._deeper_(newline)
        parts.append("[" + inner)
        first = True
        for item in value:
            if not first:
                parts.append(self.item_separator + inner)
            first = False
            self._write_(item, parts, inner, outer)
        parts.append((newline if inner else "") + "]")

    def _write_dict_(self, value, parts, newline, outer):
        if not value:
            parts.append("{}")
            return
        inner = self._deeper_(newline)
        parts.append("{" + inner)
        first = True
        for key, item in sorted(value.items()) if self.sort_keys else list(value.items()):
            name = self._key_(key)
            if name is None:
                continue
            if not first:
                parts.append(self.item_separator + inner)
            first = False
            parts.append(quoted(name, self.ensure_ascii) + self.key_separator)
            self._write_(item, parts, inner, outer)
        parts.append((newline if inner else "") + "}")
