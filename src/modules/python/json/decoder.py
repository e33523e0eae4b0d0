"""From JSON text to objects."""

import _json


class JSONDecodeError(ValueError):
    """What is wrong with a JSON text, and where."""

    def __init__(self, msg, doc, pos):
        lineno = doc[:pos].count("\n") + 1
        colno = pos - doc[:pos].rfind("\n")
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


_SPACE = " \t\n\r"
_DIGITS = "0123456789"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {
    "null": None, "true": True, "false": False,
    "NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf"),
}


def _skip(text, position):
    end = len(text)
    while position < end and text[position] in _SPACE:
        position += 1
    return position


class JSONDecoder:
    """Reads JSON; hooks may replace what it makes of objects and numbers."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        asked = (object_hook, parse_float, parse_int, parse_constant, object_pairs_hook)
        self._is_plain = all([hook is None for hook in asked])

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """An object at the beginning of a text, and where it ends."""
        # What is out of the ordinary, or wrong, is found here.
        return self._is_plain and _json.read(s, idx) or self._value(s, idx)

    def _value(self, text, position):
        letter = text[position : position + 1]
        if letter == '"':
            return self._string(text, position)
        if letter == "{":
            return self._object(text, position)
        if letter == "[":
            return self._array(text, position)
        for name in _CONSTANTS:
            if letter == name[0] and text.startswith(name, position):
                if name[-1] in "Ny" and self.parse_constant is not None:
                    return self.parse_constant(name), position + len(name)
                return _CONSTANTS[name], position + len(name)
        return self._number(text, position)

    def _digits(self, text, position):
        while text[position : position + 1] and text[position] in _DIGITS:
            position += 1
        return position

    def _number(self, text, start):
        first = start + 1 if text[start : start + 1] == "-" else start
        end = self._digits(text, first)
        if end == first:
            raise JSONDecodeError("Expecting value", text, start)
        if text[first] == "0":
            end = first + 1
        whole = end
        if text[end : end + 1] == ".":
            after = self._digits(text, end + 1)
            if after > end + 1:
                end = after
        if text[end : end + 1] and text[end] in "eE":
            begin = end + 1
            if text[begin : begin + 1] and text[begin] in "+-":
                begin += 1
            after = self._digits(text, begin)
            if after > begin:
                end = after
        if end == whole:
            return self.parse_int(text[start:end]), end
        return self.parse_float(text[start:end]), end

    def _string(self, text, start):
        parts = []
        position = start + 1
        while True:
            end = text.find('"', position)
            slash = text.find("\\", position, end if end >= 0 else len(text))
            if end < 0 and slash < 0:
                self._check(text[position:], text, position)
                raise JSONDecodeError("Unterminated string starting at", text, start)
            stop = end if slash < 0 else slash
            part = text[position:stop]
            self._check(part, text, position)
            parts.append(part)
            if slash < 0:
                return "".join(parts), end + 1
            letter = text[slash + 1 : slash + 2]
            if letter == "u":
                code, position = self._unicode(text, slash + 2)
                # Half of a pair alone, which no text here can hold, is the replacement character.
                parts.append("\ufffd" if 0xD800 <= code < 0xE000 else chr(code))
            elif letter in _ESCAPES and letter:
                parts.append(_ESCAPES[letter])
                position = slash + 2
            elif not letter:
                raise JSONDecodeError("Unterminated string starting at", text, start)
            else:
                raise JSONDecodeError("Invalid \\escape", text, slash)

    def _check(self, part, text, position):
        """Line feeds and their like may not stand in a string."""
        if part.isprintable() or not self.strict:
            return
        for index in range(len(part)):
            if part[index] < " ":
                raise JSONDecodeError("Invalid control character at", text, position + index)

    def _unicode(self, text, position):
        code = self._hex(text, position)
        position += 4
        if 0xD800 <= code < 0xDC00 and text[position : position + 2] == "\\u":
            low = self._hex(text, position + 2)
            if 0xDC00 <= low < 0xE000:
                return 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00), position + 6
        return code, position

    def _hex(self, text, position):
        digits = text[position : position + 4]
        if len(digits) == 4 and all([digit in "0123456789abcdefABCDEF" for digit in digits]):
            return int(digits, 16)
        raise JSONDecodeError("Invalid \\uXXXX escape", text, position - 1)

    def _array(self, text, start):
        values = []
        position = _skip(text, start + 1)
        if text[position : position + 1] == "]":
            return values, position + 1
        while True:
            value, position = self._value(text, position)
            values.append(value)
            position = _skip(text, position)
            letter = text[position : position + 1]
            if letter == "]":
                return values, position + 1
            if letter != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, position)
            position = _skip(text, position + 1)

    def _object(self, text, start):
        pairs = []
        position = _skip(text, start + 1)
        if text[position : position + 1] != "}":
            position = self._pairs(text, position, pairs)
        position += 1
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), position
        made = dict(pairs)
        if self.object_hook is not None:
            made = self.object_hook(made)
        return made, position

    def _pairs(self, text, position, pairs):
        while True:
            if text[position : position + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, position)
            key, position = self._string(text, position)
            position = _skip(text, position)
            if text[position : position + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", text, position)
            value, position = self._value(text, _skip(text, position + 1))
            pairs.append((key, value))
            position = _skip(text, position)
            letter = text[position : position + 1]
            if letter == "}":
                return position
            if letter != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, position)
            position = _skip(text, position + 1)
