"""Cuts a template into text, printed expressions and tags, and those into tokens."""

import re

from jinja2.exceptions import TemplateSyntaxError

_BEGIN = re.compile(r"\{%|\{\{|\{#")
_RAW = re.compile(r"\{%([-+]?)\s*raw\s*(-?)%\}")
_END_RAW = re.compile(r"\{%([-+]?)\s*endraw\s*([-+]?)%\}")
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<float>\d+(?:_\d+)*(?:\.\d+(?:_\d+)*(?:[eE][+-]?\d+)?|[eE][+-]?\d+))"
    r"|(?P<integer>0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d+(?:_\d+)*)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<string>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<operator>\*\*|//|==|!=|>=|<=|[-+*/%~<>=\[\](){}.:|,;!])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\n": ""}


class Token:
    """A piece of a template: what it is, what it says and its line."""

    def __init__(self, kind, value, line):
        self.kind = kind
        self.value = value
        self.line = line

    def described(self):
        """The token as an error message names it."""
        if self.kind == "name":
            return self.value
        return _NAMES.get(self.kind, self.kind)


_NAMES = {
    "block_end": "end of statement block",
    "print_end": "end of print statement",
    "end": "end of template",
}


def _unescaped(text):
    def shown(found):
        code = found.group(1)
        if code[0] in "xuU" and len(code) > 1:
            return chr(int(code[1:], 16))
        return _ESCAPES.get(code, code if code in "\\'\"" else "\\" + code)

    return _ESCAPE.sub(shown, text)


class _Lexer:
    """The reading of one template, from its beginning to its end."""

    def __init__(self, source, environment, name):
        self.source = source
        self.environment = environment
        self.name = name
        self.tokens = []
        self.position = 0
        self.line = 1

    def fail(self, message):
        raise TemplateSyntaxError(message, self.line, self.name)

    def advance(self, end):
        """Goes on to a place and counts the lines on the way."""
        self.line += self.source.count("\n", self.position, end)
        self.position = end

    def add(self, kind, value):
        self.tokens.append(Token(kind, value, self.line))

    def text(self, end, sign):
        """Text up to a tag. The tag's sign says whether the white space before it counts."""
        data = self.source[self.position : end]
        if sign == "-":
            data = data.rstrip()
        elif sign != "+" and self.environment.lstrip_blocks:
            line_start = data.rfind("\n") + 1
            if not data[line_start:].strip(" \t") and (line_start or not self.tokens):
                data = data[:line_start]
        if data:
            self.add("data", data)
        self.advance(end)

    def skip_space(self):
        """Passes over white space, after a tag that ends in `-`."""
        end = self.position
        while end < len(self.source) and self.source[end].isspace():
            end += 1
        self.advance(end)

    def skip_line_feed(self):
        if self.environment.trim_blocks and self.source[self.position : self.position + 1] == "\n":
            self.advance(self.position + 1)

    def run(self):
        while True:
            found = _BEGIN.search(self.source, self.position)
            if found is None:
                self.text(len(self.source), "+")
                self.add("end", None)
                return self.tokens
            start, mark = found.start(), found.group()
            sign = self.source[start + 2 : start + 3]
            sign = sign if sign in ("-", "+") and mark != "{{" or sign == "-" else ""
            raw = _RAW.match(self.source, start)
            if raw is not None:
                self.text(start, raw.group(1))
                self.raw(raw)
            elif mark == "{#":
                self.text(start, sign)
                self.comment(start)
            else:
                self.text(start, sign if mark == "{%" or sign == "-" else "+")
                self.tag("block" if mark == "{%" else "print", start + 2 + len(sign))

    def comment(self, start):
        end = self.source.find("#}", start + 2)
        if end < 0:
            self.fail("Missing end of comment tag")
        self.advance(end + 2)
        if self.source[end - 1] == "-":
            self.skip_space()
        else:
            self.skip_line_feed()

    def raw(self, begin):
        """What stands between `raw` and `endraw` is text, whatever it looks like."""
        self.advance(begin.end())
        end = _END_RAW.search(self.source, self.position)
        if end is None:
            self.fail("Missing end of raw directive")
        if begin.group(2):
            self.skip_space()
        data = self.source[self.position : end.start()]
        if end.group(1) == "-":
            data = data.rstrip()
        if data:
            self.add("data", data)
        self.advance(end.end())
        if end.group(2) == "-":
            self.skip_space()
        else:
            self.skip_line_feed()

    def tag(self, kind, begin):
        """The tokens of a tag or of a printed expression."""
        self.add(f"{kind}_begin", None)
        self.advance(begin)
        close = "%}" if kind == "block" else "}}"
        depth = []
        while True:
            at = self.position
            for ending in (close, "-" + close, "+" + close if kind == "block" else close):
                if not depth and self.source.startswith(ending, at):
                    self.add(f"{kind}_end", None)
                    self.advance(at + len(ending))
                    if ending[0] == "-":
                        self.skip_space()
                    elif kind == "block" and ending[0] != "+":
                        self.skip_line_feed()
                    return
            found = _TOKEN.match(self.source, at)
            if found is None:
                if at >= len(self.source):
                    self.fail(f"unexpected end of template, expected {_NAMES[kind + '_end']!r}.")
                self.fail(f"unexpected char {self.source[at]!r} at {at}")
            what, value = found.lastgroup, found.group()
            if what == "operator":
                if value in "([{":
                    depth.append({"(": ")", "[": "]", "{": "}"}[value])
                elif value in ")]}":
                    if not depth:
                        self.fail(f"unexpected '{value}'")
                    expected = depth.pop()
                    if expected != value:
                        self.fail(f"unexpected '{value}', expected '{expected}'")
                self.add(value, value)
            elif what == "string":
                self.add("string", _unescaped(value[1:-1]))
            elif what == "integer":
                self.add("integer", int(value.replace("_", ""), 0))
            elif what == "float":
                self.add("float", float(value.replace("_", "")))
            elif what == "name":
                self.add("name", value)
            self.advance(found.end())


def tokens(source, environment, name=None):
    """All tokens of a template."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if not environment.keep_trailing_newline and source.endswith("\n"):
        source = source[:-1]
    return _Lexer(source, environment, name).run()
