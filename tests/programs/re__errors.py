# Patterns that are none, and where they go wrong.
import re

for pattern in (
    "(", ")", "*a", "a**", "[a", "a{2,1}", "(?P<n>a)(?P<n>b)", r"\q", "[b-a]", r"\2(a)", "(?P<1>a)", "(?<=a+)b", "(?z)",
    "(?P=x)", "a(?i)b", "(?", "\\", "(?:a", "(?P<a", "a\n(b",
):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(f"{pattern!r}: {error} [{error.pos}, {error.msg}]")
for attempt in (
    lambda: re.sub("(a)", r"\3", "a"),
    lambda: re.search("a", b"a"),
    lambda: re.search(b"a", "a"),
    lambda: re.search("a", 5),
    lambda: re.match("a", "a").group(7),
    lambda: re.match("(?P<n>a)", "a").group("m"),
    lambda: re.compile(5),
    lambda: re.compile(re.compile("a"), re.I),
):
    try:
        print(attempt())
    except (re.error, TypeError, IndexError, ValueError) as error:
        print(type(error).__name__, error)
