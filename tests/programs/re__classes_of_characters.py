"""Classes of characters, of ASCII and beyond, at the beginning of matches and inside of them."""
import collections
import re

text = "Grüße, 3 naïve cafés: ١٢٣ and 42\tlines\x1cof  text_1; ΑΒΓ-abc ÄÖ"
for pattern in (
    r"\w+", r"\W+", r"\d+", r"\D+", r"\s+", r"\S+", r"[a-z]+", r"[^a-z\s]+", r"[\w-]+", r"\b\w", r"\w\b", r"\bn\w*", r"[ß-ö]",
    r"(?a:\w)+", r"(?i)[k-m]+", r"(?i)ä|ß", r"[\d\s]+", r"[^\W\d_]+", r"\B\w", r"^\w+", r"\w+$", r"(\w)\1?", r"(?:\d|,)\s",
):
    found = re.findall(pattern, text)
    print(pattern, len(found), found[:8])
    print(re.sub(pattern, "_", text, count=3), [match.span() for match in re.finditer(pattern, text)][:3])
print(re.findall(r"\w+", text, re.ASCII), re.split(r"\W+", text)[:4], re.search(r"\d", "none"), re.match(r"\b", ""))

words = ["a", "b", "a", "c", "b", "a"]
print(collections.Counter(words), collections.Counter("mississippi").most_common(2), collections.Counter(iter([1, 1.0, True, 2])))
counter = collections.Counter(words)
counter.update("ab")
counter.update({"a": 5}, z=2)
counter.subtract(["c", "c"])
print(counter, list(counter))


class Same:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True

    def __repr__(self):
        return self.name


print(collections.Counter([Same("x"), Same("y")]), collections.Counter([(1, 2), (1, 2), frozenset()]))
try:
    collections.Counter([[1]])
except TypeError as error:
    print(error)
