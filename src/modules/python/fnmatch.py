"""File names against patterns: `*` is any text, `?` any character, `[abc]` one of these."""

import re


def translate(pat):
    """The pattern as a regular expression."""
    result = ""
    at = 0
    while at < len(pat):
        sign = pat[at]
        at += 1
        if sign == "*":
            result += ".*"
        elif sign == "?":
            result += "."
        elif sign == "[":
            end = pat.find("]", at + (2 if pat[at : at + 1] == "!" else 1))
            if end < 0:
                result += "\\["
                continue
            inside = pat[at:end].replace("\\", "\\\\")
            at = end + 1
            if inside.startswith("!"):
                inside = "^" + inside[1:]
            result += f"[{inside}]"
        else:
            result += re.escape(sign)
    return f"(?s:{result})\\Z"


def fnmatchcase(name, pat):
    return re.match(translate(pat), name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    matches = re.compile(translate(pat)).match
    return [name for name in names if matches(name) is not None]
