"""Objects as JSON: every option, every kind of value, what cannot be written, and classes that say how."""

import collections
import enum
import json


class Colour(enum.IntEnum):
    RED = 1


class Name(str):
    pass


class WithSets(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


Point = collections.namedtuple("Point", "x y")
ring = []
ring.append(ring)
knot = {}
knot["knot"] = knot
deep = []
for _ in range(150):
    deep = [deep]

VALUES = [
    None, True, 1, -5, 10**20, 1.5, 1e16, 1e-7, -0.0, float("inf"), float("nan"), "", 'a"b\\c\n\t\r\b\f\x00\x1f\x7f',
    "é€😀", [], [1], (1, 2), {}, {"a": 1}, {"b": [1, {"c": ()}], "a": None}, {1: 2, "x": 3}, {None: 1, True: 2, 1.5: 3},
    {(1,): 2}, Colour.RED, Name("q"), {Name("k"): Name("v")}, Point(1, 2), collections.OrderedDict(b=1, a=2), {1, 2},
    [{1}], b"x", [[[[]]]], ring, knot, deep,
]
OPTIONS = [
    {}, {"indent": 2}, {"indent": 0}, {"indent": "\t"}, {"indent": -1}, {"sort_keys": True}, {"ensure_ascii": False},
    {"separators": (",", ":")}, {"indent": 1, "separators": (";", " = ")}, {"allow_nan": False}, {"skipkeys": True},
    {"cls": WithSets}, {"default": str}, {"indent": 2, "sort_keys": True, "ensure_ascii": False},
]
for value in VALUES:
    for options in OPTIONS:
        try:
            text = json.dumps(value, **options)
        except (TypeError, ValueError) as error:
            text = f"{type(error).__name__}: {error}"
        print(len(text), text[:100])

# What is not in order is named by its own kinds, not by the pairs it is in.
for pairs in ([(1, 2), ("a", 1)], [(1, None), (1, "x")], [[1, {}], [1, {}]]):
    try:
        print(sorted(pairs))
    except TypeError as error:
        print(error)
