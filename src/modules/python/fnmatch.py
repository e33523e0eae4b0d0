"""File names against patterns: `*` is any text, `?` any character, `[abc]` one of these."""

import os
import re


def translate(pat):
    """The pattern as a regular expression."""
    result = ""
    at = 0
    while at < len(pat):
        sign = pat[at]
        at += 1
        if sign == "*":
            if not result.endswith(".*"):
                result += ".*"
        elif sign == "?":
            result += "."
        elif sign == "[":
            end = pat.find("]", at + (2 if pat[at : at + 1] == "!" else 1))
            if end < 0:
                result += "\\["
                continue
            result += _one_of(pat[at:end])
            at = end + 1
        else:
            result += re.escape(sign)
    return f"(?s:{result})\\Z"


def _one_of(inside):
    """What stands within brackets as a set of characters; a range that ends before it begins is empty."""
    negated = inside.startswith("!")
    inside = inside[negated:]
    shown = ""
    at = 0
    while at < len(inside):
        first, last = inside[at], inside[at]
        at += 1
        if inside[at : at + 1] == "-" and at + 1 < len(inside):
            last = inside[at + 1]
            at += 2
        if first <= last:
            shown += _plain(first) if first == last else _plain(first) + "-" + _plain(last)
    if not shown:
        return "." if negated else "(?!)"
    return f"[{'^' if negated else ''}{shown}]"


def _plain(sign):
    return "\\" + sign if sign in "\\]^-[&~|" else sign


def fnmatchcase(name, pat):
    """Whether a name fits a pattern."""
    if isinstance(pat, bytes):
        name, pat = name.decode("latin-1"), pat.decode("latin-1")
    return re.match(translate(pat), name) is not None


def fnmatch(name, pat):
    """Whether a name or path fits a pattern."""
    return fnmatchcase(os.fspath(name), os.fspath(pat))


def filter(names, pat):
    """The names that fit a pattern."""
    if isinstance(pat, bytes):
        return [name for name in names if fnmatchcase(name, pat)]
    matches = re.compile(translate(pat)).match
    return [name for name in names if matches(name) is not None]
