"""What two sequences have in common, and what must be changed to make one of the other."""

from collections import namedtuple

Match = namedtuple("Match", "a b size", module="difflib")


class SequenceMatcher:
    """Compares two sequences: the longest run they share first, then what is before and behind it."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Sets both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Sets the first sequence."""
        self.a = a
        self._blocks = self._codes = None

    def set_seq2(self, b):
        """Sets the second sequence; what is found out about it is kept for several first ones."""
        self.b = b
        self._blocks = self._codes = None
        places = {}
        for place, item in enumerate(b):
            places.setdefault(item, []).append(place)
        self.bjunk = {item for item in places if self.isjunk is not None and self.isjunk(item)}
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            most = len(b) // 100 + 1
            self.bpopular = {item for item in places if item not in self.bjunk and len(places[item]) > most}
        hidden = self.bjunk | self.bpopular
        self.b2j = {item: found for item, found in places.items() if item not in hidden}

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest run that both share, the first of several."""
        a, b = self.a, self.b
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best = (alo, blo, 0)
        lengths = {}
        for i in range(alo, ahi):
            longer = {}
            for j in self.b2j.get(a[i], ()):
                if blo <= j < bhi:
                    size = longer[j] = lengths.get(j - 1, 0) + 1
                    if size > best[2]:
                        best = (i - size + 1, j - size + 1, size)
            lengths = longer
        # What is popular makes no run longer by itself, but it continues one; then junk does.
        for is_junk in (False, True):
            best = self._stretched(best, alo, ahi, blo, bhi, is_junk)
        return Match(*best)

    def _stretched(self, best, alo, ahi, blo, bhi, is_junk):
        i, j, size = best
        a, b = self.a, self.b
        while i > alo and j > blo and (b[j - 1] in self.bjunk) == is_junk and a[i - 1] == b[j - 1]:
            i, j, size = i - 1, j - 1, size + 1
        while i + size < ahi and j + size < bhi and (b[j + size] in self.bjunk) == is_junk and a[i + size] == b[j + size]:
            size += 1
        return i, j, size

    def get_matching_blocks(self):
        """All runs that both share, in order; the last one is empty and stands at the ends."""
        if self._blocks is None:
            todo = [(0, len(self.a), 0, len(self.b))]
            found = []
            while todo:
                alo, ahi, blo, bhi = todo.pop()
                i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
                if size:
                    found.append((i, j, size))
                    todo.append((alo, i, blo, j))
                    todo.append((i + size, ahi, j + size, bhi))
            self._blocks = []
            for i, j, size in sorted(found):
                before = self._blocks[-1] if self._blocks else None
                if before and before.a + before.size == i and before.b + before.size == j:
                    self._blocks[-1] = Match(before.a, before.b, before.size + size)
                else:
                    self._blocks.append(Match(i, j, size))
            self._blocks.append(Match(len(self.a), len(self.b), 0))
        return self._blocks

    def get_opcodes(self):
        """The changes: what to do with which part of the first, for which part of the second."""
        if self._codes is None:
            self._codes = []
            i = j = 0
            for a, b, size in self.get_matching_blocks():
                change = "replace" if i < a and j < b else "delete" if i < a else "insert" if j < b else None
                if change:
                    self._codes.append((change, i, a, j, b))
                i, j = a + size, b + size
                if size:
                    self._codes.append(("equal", a, i, b, j))
        return self._codes

    def get_grouped_opcodes(self, n=3):
        """The changes in groups, each with so much of what is equal around it."""
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            _, i1, i2, j1, j2 = codes[0]
            codes[0] = ("equal", max(i1, i2 - n), i2, max(j1, j2 - n), j2)
        if codes[-1][0] == "equal":
            _, i1, i2, j1, j2 = codes[-1]
            codes[-1] = ("equal", i1, min(i2, i1 + n), j1, min(j2, j1 + n))
        group = []
        for change, i1, i2, j1, j2 in codes:
            if change == "equal" and i2 - i1 > 2 * n:
                group.append((change, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((change, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How alike they are, from 0 to 1."""
        return _ratio(sum([block.size for block in self.get_matching_blocks()]), len(self.a) + len(self.b))

    def quick_ratio(self):
        """No less than `ratio()`: as if the order did not matter."""
        left = {}
        for item in self.b:
            left[item] = left.get(item, 0) + 1
        shared = 0
        for item in self.a:
            if left.get(item, 0) > 0:
                left[item] -= 1
                shared += 1
        return _ratio(shared, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """No less than `quick_ratio()`: as if only the lengths mattered."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def _ratio(shared, length):
    return 2.0 * shared / length if length else 1.0


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The possibilities that are most like a word, the best first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), possibility))
    return [possibility for _, possibility in sorted(found, reverse=True)[:n]]


def _range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _heading(mark, name, date, lineterm):
    return f"{mark} {name}{chr(9) + date if date else ''}{lineterm}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes between two lists of lines, as `diff -u` writes them."""
    is_first = True
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if is_first:
            is_first = False
            yield _heading("---", fromfile, fromfiledate, lineterm)
            yield _heading("+++", tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{lineterm}"
        for change, i1, i2, j1, j2 in group:
            if change == "equal":
                yield from [" " + line for line in a[i1:i2]]
            if change in ("replace", "delete"):
                yield from ["-" + line for line in a[i1:i2]]
            if change in ("replace", "insert"):
                yield from ["+" + line for line in b[j1:j2]]


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The changes between two lists of lines, as `diff -c` writes them."""
    is_first = True
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if is_first:
            is_first = False
            yield _heading("***", fromfile, fromfiledate, lineterm)
            yield _heading("---", tofile, tofiledate, lineterm)
        yield "*" * 15 + lineterm
        kinds = {code[0] for code in group}
        for lines, mark, end, start, own in ((a, "***", "****", 1, "delete"), (b, "---", "----", 3, "insert")):
            first, last = group[0][start], group[-1][start + 1]
            begin = first + (last > first)
            yield f"{mark} {begin if last - first <= 1 else f'{begin},{last}'} {end}{lineterm}"
            if own in kinds or "replace" in kinds:
                for code in group:
                    if code[0] in _SIGNS[own]:
                        yield from [_SIGNS[own][code[0]] + line for line in lines[code[start] : code[start + 1]]]


_SIGNS = {
    "delete": {"equal": "  ", "delete": "- ", "replace": "! "},
    "insert": {"equal": "  ", "insert": "+ ", "replace": "! "},
}


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is empty, or nothing but a `#`."""
    return line.strip() in ("", "#") if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a blank or a tab."""
    return ch in ws


# Lines that are at least so alike are shown as one that was changed.
_ALIKE = 0.75


class Differ:
    """Compares lists of lines, and within lines that are alike the characters."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """All lines, those of the first alone after `- `, those of the second after `+ `; hints after `? `."""
        for change, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if change == "equal":
                yield from ["  " + line for line in a[i1:i2]]
            else:
                yield from self._changed(a[i1:i2], b[j1:j2])

    def _changed(self, a, b):
        """What became of some lines: the two that are most alike are one, before and behind it the same again."""
        if not a or not b:
            yield from ["- " + line for line in a] + ["+ " + line for line in b]
            return
        found = self._most_alike(a, b)
        if found is None:
            removed, added = ["- " + line for line in a], ["+ " + line for line in b]
            yield from added + removed if len(b) < len(a) else removed + added
            return
        i, j, codes = found
        yield from self._changed(a[:i], b[:j])
        yield from ["  " + a[i]] if codes is None else _with_hints(a[i], b[j], codes)
        yield from self._changed(a[i + 1 :], b[j + 1 :])

    def _most_alike(self, a, b):
        """The places of the lines that are most alike without being equal, and what makes one of the other; else
        those of the first equal ones; nothing where no two are alike."""
        best, found, equal = _ALIKE - 0.01, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j, new in enumerate(b):
            matcher.set_seq2(new)
            for i, old in enumerate(a):
                if old == new:
                    equal = equal or (i, j, None)
                    continue
                matcher.set_seq1(old)
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, found = matcher.ratio(), (i, j)
        if best < _ALIKE:
            return equal
        i, j = found
        matcher.set_seqs(a[i], b[j])
        return i, j, matcher.get_opcodes()


def _with_hints(old, new, codes):
    """A line that was changed, before and after, each with marks below what is different in it."""
    below_old = below_new = ""
    for change, i1, i2, j1, j2 in codes:
        below_old += {"replace": "^", "delete": "-", "equal": " "}.get(change, "") * (i2 - i1)
        below_new += {"replace": "^", "insert": "+", "equal": " "}.get(change, "") * (j2 - j1)
    for sign, line, marks in (("-", old, below_old), ("+", new, below_new)):
        yield f"{sign} {line}"
        # A tab stays one, so that the marks stand where they belong.
        marks = [blank if mark == " " and blank.isspace() else mark for mark, blank in zip(marks, line)]
        marks = "".join(marks).rstrip()
        if marks:
            yield f"? {marks}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The lines of both lists as `Differ` shows them."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of the first or the second list, out of what `ndiff` made of both."""
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    kept = ("  ", "- " if which == 1 else "+ ")
    return (line[2:] for line in delta if line[:2] in kept)


def __getattr__(name):
    if name in ("HtmlDiff", "diff_bytes"):
        raise NotImplementedError(f"difflib.{name} is not supported in Interleave; use unified_diff")
    raise AttributeError(f"module 'difflib' has no attribute {name!r}")
