"""Values written as the program would write them. The tree of a program is not to be had here."""

import re

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)[jJ]?)
    |(?P<text>[rRbBuU]{0,2}(?:'{3}.*?'{3}|"{3}.*?"{3}|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"))
    |(?P<name>[A-Za-z_]\w*)
    |(?P<sign>[-+()\[\]{},:.]))""",
    re.VERBOSE | re.DOTALL,
)
_NAMES = {"None": None, "True": True, "False": False, "Ellipsis": ...}


class _Reader:
    """Goes through the text of a value piece by piece."""

    def __init__(self, text):
        self.pieces = []
        at = 0
        text = text.strip(" \t").rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise SyntaxError("invalid syntax")
            self.pieces.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        self.pieces.append(("end", ""))
        self.at = 0

    def next(self):
        """The next piece."""
        piece = self.pieces[self.at]
        self.at += 1
        return piece

    def takes(self, sign):
        """Whether the next piece is this sign, which is then gone."""
        if self.pieces[self.at] == ("sign", sign):
            self.at += 1
            return True
        return False

    def value(self):
        """A value, and what is added to it or taken away from it: the parts of a complex number."""
        result = self.signed()
        while self.pieces[self.at] in (("sign", "+"), ("sign", "-")):
            minus = self.next()[1] == "-"
            other = self.one()
            if not isinstance(other, complex) or not isinstance(result, (int, float)):
                raise ValueError("malformed node or string")
            result = result - other if minus else result + other
        return result

    def signed(self):
        """A value with a sign before it, if there is one."""
        if self.takes("-"):
            return -self.number()
        if self.takes("+"):
            return +self.number()
        return self.one()

    def number(self):
        """A number after a sign."""
        value = self.signed()
        if type(value) not in (int, float, complex):
            raise ValueError("malformed node or string")
        return value

    def one(self):
        """A value without a sign."""
        kind, text = self.next()
        if kind == "number":
            return eval(text)
        if kind == "text":
            value = eval(text)
            while self.pieces[self.at][0] == "text":
                value += eval(self.next()[1])
            return value
        if kind == "name":
            if text == "set" and self.takes("(") and self.takes(")"):
                return set()
            if text in _NAMES and text != "Ellipsis":
                return _NAMES[text]
            raise ValueError("malformed node or string")
        if text == ".":
            if self.takes(".") and self.takes("."):
                return ...
        elif text == "[":
            return self.items("]")[0]
        elif text == "(":
            items, is_tuple = self.items(")")
            return tuple(items) if is_tuple else items[0]
        elif text == "{":
            return self.braces()
        raise SyntaxError("invalid syntax")

    def items(self, end):
        """What stands in brackets, and whether it is more than one value in parentheses."""
        items, has_comma = [], False
        while not self.takes(end):
            items.append(self.value())
            if self.takes(","):
                has_comma = True
            elif self.takes(end):
                break
            else:
                raise SyntaxError("invalid syntax. Perhaps you forgot a comma?")
        return items, has_comma or not items

    def braces(self):
        """A dict or a set."""
        pairs, items = {}, []
        while not self.takes("}"):
            key = self.value()
            if self.takes(":"):
                pairs[key] = self.value()
            else:
                items.append(key)
            if not self.takes(","):
                if not self.takes("}"):
                    raise SyntaxError("invalid syntax")
                break
        return set(items) if items else pairs


def literal_eval(node_or_string):
    """The value that a text stands for: numbers, texts, containers, None and the truth values."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    reader = _Reader(node_or_string)
    value = reader.value()
    if reader.pieces[reader.at] == ("sign", ","):
        values = [value]
        while reader.takes(",") and reader.pieces[reader.at][0] != "end":
            values.append(reader.value())
        value = tuple(values)
    if reader.pieces[reader.at][0] != "end":
        raise SyntaxError("invalid syntax")
    return value


def __getattr__(name):
    raise NotImplementedError(f"ast.{name} is not supported in Interleave: ast.literal_eval() is")
