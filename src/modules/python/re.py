"""Regular expressions: patterns that texts match, with the parts they capture."""

import _re
from threading import Lock

A = ASCII = 256
I = IGNORECASE = 2
L = LOCALE = 4
M = MULTILINE = 8
S = DOTALL = 16
U = UNICODE = 32
X = VERBOSE = 64
NOFLAG = 0


class error(Exception):
    """What is wrong with a pattern, and where."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        text = msg
        if pattern is not None and pos is not None:
            text = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            before = pattern[:pos]
            self.lineno = before.count(newline) + 1
            self.colno = pos - before.rfind(newline)
            if newline in pattern:
                text += f" (line {self.lineno}, column {self.colno})"
        super().__init__(text)


PatternError = error


class Match:
    """What a pattern has matched."""

    def __init__(self, pattern, string, spans, pos, endpos):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans

    def _number(self, group):
        if isinstance(group, int):
            if 0 <= group < len(self._spans):
                return group
        elif group in self.re.groupindex:
            return self.re.groupindex[group]
        raise IndexError("no such group")

    def _text(self, number, default=None):
        start, end = self._spans[number]
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(number, default) for number in range(1, len(self._spans))])

    def groupdict(self, default=None):
        names = self.re.groupindex
        return {name: self._text(names[name], default) for name in names}

    def start(self, group=0):
        return self._spans[self._number(group)][0]

    def end(self, group=0):
        return self._spans[self._number(group)][1]

    def span(self, group=0):
        return self._spans[self._number(group)]

    @property
    def regs(self):
        return self._spans

    @property
    def lastindex(self):
        # The group that ended last; of two that ended at once, the outer one.
        last = None
        for number in range(1, len(self._spans)):
            end = self._spans[number][1]
            if end >= 0 and (last is None or end > self._spans[last][1]):
                last = number
        return last

    @property
    def lastgroup(self):
        last = self.lastindex
        for name in self.re.groupindex:
            if self.re.groupindex[name] == last:
                return name
        return None

    def expand(self, template):
        """The template with `\\1` and `\\g<name>` replaced by what the groups matched."""
        return _filled(_template(template, self.re), self)

    def __copy__(self):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self._spans[0]!r}, match={repr(self._text(0))[:50]}>"


class Pattern:
    """A pattern ready to be matched."""

    def __init__(self, pattern, flags):
        if not isinstance(pattern, (str, bytes)):
            raise TypeError("first argument must be string or compiled pattern")
        compiled = _re.compile(pattern, flags)
        if compiled[0] is None:
            raise error(compiled[1], pattern, compiled[2])
        self._program, self.groups, self.groupindex, self.flags = compiled
        if isinstance(pattern, str) and not self.flags & ASCII:
            self.flags |= UNICODE
        self.pattern = pattern

    def _check(self, string):
        if isinstance(self.pattern, str) and isinstance(string, bytes):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        if isinstance(self.pattern, bytes) and isinstance(string, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        if not isinstance(string, (str, bytes)):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")

    def _matcher(self, string):
        self._check(string)
        return _re.matcher(self._program, string)

    def _try(self, matcher, string, mode, pos, endpos, forbid_empty=False):
        _re.begin(matcher, mode, pos, endpos, forbid_empty)
        if not _re.advance(matcher):
            return None
        return Match(self, string, _re.spans(matcher, self.groups), pos, endpos)

    def _one(self, string, mode, pos, endpos):
        if type(string) is not type(self.pattern):
            self._check(string)
        end = len(string) if endpos is None else max(0, min(endpos, len(string)))
        start = pos and max(0, min(pos, len(string)))
        spans = _re.once(self._program, string, mode, start, end, self.groups)
        if spans is NotImplemented:
            # It takes long: in portions, so that other threads can run.
            return self._try(self._matcher(string), string, mode, start, end)
        return spans and Match(self, string, spans, start, end)

    def _found(self, string, pos=0, endpos=None, most=0):
        """The spans of all matches that do not overlap, or of so many."""
        matcher = self._matcher(string)
        end = len(string) if endpos is None else min(endpos, len(string))
        found = []
        if pos > end:
            return found
        _re.begin(matcher, "search", pos, end, False)
        is_over = False
        while not (is_over or most and len(found) >= most):
            more, is_over = _re.several(matcher, self.groups, most and most - len(found))
            found += more
        return found

    def match(self, string, pos=0, endpos=None):
        """A match at the beginning of the string, or None."""
        return self._one(string, "match", pos, endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        """A match of the whole string, or None."""
        return self._one(string, "fullmatch", pos, endpos)

    def search(self, string, pos=0, endpos=None):
        """The first match anywhere in the string, or None."""
        return self._one(string, "search", pos, endpos)

    def finditer(self, string, pos=0, endpos=None):
        """All matches that do not overlap, one after the other."""
        return self._all(self._matcher(string), string, pos, endpos)

    def _all(self, matcher, string, pos, endpos):
        end = len(string) if endpos is None else min(endpos, len(string))
        forbid_empty = False
        while pos <= end:
            match = self._try(matcher, string, "search", pos, end, forbid_empty)
            if match is None:
                return
            yield match
            start, pos = match._spans[0]
            forbid_empty = start == pos

    def findall(self, string, pos=0, endpos=None):
        """What all matches matched: the whole, the group, or the groups."""
        matcher = self._matcher(string)
        end = len(string) if endpos is None else min(endpos, len(string))
        if pos > end:
            return []
        _re.begin(matcher, "search", pos, end, False)
        found, is_over = _re.texts(matcher, string, self.groups)
        while not is_over:
            more, is_over = _re.texts(matcher, string, self.groups)
            found += more
        return found

    def split(self, string, maxsplit=0):
        """The parts of a string between the matches; captured groups stay in."""
        parts = []
        if maxsplit < 0:
            return [string]
        last = 0
        for (start, end), *groups in self._found(string, most=maxsplit):
            parts.append(string[last:start])
            for first, behind in groups:
                parts.append(None if first < 0 else string[first:behind])
            last = end
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        """The string with every match replaced."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """As `sub`, and how many were replaced."""
        pieces = None if callable(repl) else _template(repl, self)
        found = [] if count < 0 else self._found(string, most=count)
        empty = string[:0]
        # What has no groups in it is the same for all matches.
        same = pieces is not None and not any([isinstance(piece, int) for piece in pieces])
        text = empty.join(pieces) if same else None
        parts = []
        last = 0
        for spans in found:
            start, end = spans[0]
            if last < start:
                parts.append(string[last:start])
            if not same:
                match = Match(self, string, spans, 0, len(string))
                text = repl(match) if pieces is None else _filled(pieces, match)
            parts.append(text)
            last = end
        if last < len(string):
            parts.append(string[last:])
        return empty.join(parts), len(found)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        names = []
        for name, flag in _FLAG_NAMES:
            if self.flags & flag:
                names.append("re." + name)
        shown = repr(self.pattern)
        return f"re.compile({shown}, {'|'.join(names)})" if names else f"re.compile({shown})"


_FLAG_NAMES = [("IGNORECASE", I), ("LOCALE", L), ("MULTILINE", M), ("DOTALL", S), ("VERBOSE", X), ("ASCII", A)]
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\"}


def _template(template, pattern):
    """A replacement as a list of texts and the numbers of groups."""
    as_bytes = isinstance(template, bytes)
    if not as_bytes and not isinstance(template, str):
        raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
    text = template.decode("latin-1") if as_bytes else template
    pieces = []
    plain = ""
    index = 0
    while index < len(text):
        letter = text[index]
        index += 1
        if letter != "\\":
            plain += letter
            continue
        if index >= len(text):
            raise error("bad escape (end of pattern)", template, index - 1)
        letter = text[index]
        index += 1
        if letter == "g":
            end = text.find(">", index)
            if text[index : index + 1] != "<":
                raise error("missing <", template, index)
            if end < 0:
                raise error("missing >, unterminated name", template, index + 1)
            name = text[index + 1 : end]
            group = _group_number(name, pattern, template, index + 1)
            index = end + 1
        elif letter == "0":
            digits = ""
            while len(digits) < 2 and index < len(text) and text[index] in "01234567":
                digits += text[index]
                index += 1
            plain += chr(int("0" + digits, 8))
            continue
        elif letter in "123456789":
            digits = letter
            if index < len(text) and text[index] in "0123456789":
                digits += text[index]
                index += 1
            group = _group_number(digits, pattern, template, index - len(digits))
        elif letter in _ESCAPES:
            plain += _ESCAPES[letter]
            continue
        elif letter.isalpha() and letter.isascii():
            raise error(f"bad escape \\{letter}", template, index - 2)
        else:
            plain += "\\" + letter
            continue
        if plain:
            pieces.append(plain.encode("latin-1") if as_bytes else plain)
            plain = ""
        pieces.append(group)
    if plain:
        pieces.append(plain.encode("latin-1") if as_bytes else plain)
    return pieces


def _group_number(name, pattern, template, position):
    if name.isdigit():
        number = int(name)
        if number > pattern.groups:
            raise error(f"invalid group reference {number}", template, position)
        return number
    if name in pattern.groupindex:
        return pattern.groupindex[name]
    if not name:
        raise error("missing group name", template, position)
    if not name.isidentifier():
        raise error(f"bad character in group name {name!r}", template, position)
    raise IndexError(f"unknown group name {name!r}")


def _filled(pieces, match):
    empty = match.string[:0]
    return empty.join([match._text(piece, empty) if isinstance(piece, int) else piece for piece in pieces])


_cache = {}
_cache_lock = Lock()
_CACHE_SIZE = 256


def compile(pattern, flags=0):
    """A pattern ready to be matched."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    key = (pattern, int(flags))
    with _cache_lock:
        known = _cache.get(key)
    if known is not None and type(known.pattern) is type(pattern):
        return known
    made = Pattern(pattern, int(flags))
    with _cache_lock:
        if len(_cache) >= _CACHE_SIZE:
            _cache.clear()
        _cache[key] = made
    return made


def purge():
    """Forgets the patterns compiled before."""
    with _cache_lock:
        _cache.clear()


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


_SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


def escape(pattern):
    """The text as a pattern that matches just this text."""
    if isinstance(pattern, bytes):
        return escape(pattern.decode("latin-1")).encode("latin-1")
    return "".join(["\\" + letter if letter in _SPECIAL else letter for letter in pattern])
