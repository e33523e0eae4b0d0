"""All matches of a pattern in a text: found, replaced, split at; with empty ones, limits, groups and bytes."""

import re

PATTERNS = [r"\w+", r"(\w)(\d)?", r"", r"x*", r"a|", r"\b", r"^", r"$", r"(a)|b", r"\s*,\s*", r"(?=b)", r"[^a-z]", r"(a*)*",
            r"(?m)^\w"]
TEXTS = ["", "a1 b c22", "aaa, bbb ,ccc", "xaxx", "ab\ncd\n", "héllo wörld"]


class Name(str):
    pass


def show(function, *arguments, **named):
    try:
        print(function(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


for pattern in PATTERNS:
    for text in TEXTS:
        show(re.findall, pattern, text)
        show(re.split, pattern, text)
        show(re.split, pattern, text, 1)
        show(re.sub, pattern, "-", text)
        show(re.subn, pattern, r"<\g<0>>", text, 2)
        show(re.sub, pattern, lambda match: match.group().upper() + "!", text)
        print([match.span() for match in re.finditer(pattern, text)])
        for function in (re.match, re.search, re.fullmatch):
            show(function, pattern, text)

digits = re.compile(r"(\d+)")
for bounds in [(2,), (2, 5), (10,), (-5,)]:
    show(digits.findall, "a1b22c333", *bounds)
    show(digits.search, "a1b22c333", *bounds)
    show(digits.match, "a1b22c333", *bounds)
show(digits.search, b"a")
show(re.compile(b"a").search, "a")
for function in (digits.search, digits.findall, digits.split):
    show(function, 5)
show(digits.sub, "x", 3)
show(digits.sub, 3, "a1")
show(re.sub, r"(a)", r"\2", "a")
show(re.compile(rb"\d+").findall, b"1 22")
show(re.sub, rb"\d", b"x", b"1a2")
show(re.split, rb",", b"a,b")
show(re.split, r"(-)|(,)", "a-b,c")
show(re.split, ",", "a,b,c", -1)
show(re.sub, ",", "", "a,b,c", -1)
show(re.sub, "a", lambda match: 3, "a")
show(re.sub, "x", lambda match: 1 / 0, "abx")
show(re.match, r"(a+)+$", "a" * 18 + "b")
show(re.findall, "a", Name("banana"))
show(re.sub, "a", "o", Name("banana"))
print(len(re.findall(r"(\w+) (\w+)", "lorem ipsum " * 5000)), re.subn("o", "0", "foo " * 30000)[1])
