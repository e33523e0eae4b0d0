"""What a program knows, written so that one can read it: every kind of container, in several widths."""

import io
import pprint
import types
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from dataclasses import dataclass, field

WORDS = "the quick brown fox jumps over the lazy dog".split()
TEXT = " ".join(WORDS * 2)


@dataclass
class Task:
    name: str
    needs: list = field(default_factory=list)
    secret: str = field(default="x", repr=False)


@dataclass
class Plain:
    text: str

    def __repr__(self):
        return f"Plain of {len(self.text)} letters, which says what it is in a text that is rather long for one line"


class Settings(dict):
    """A dict, and written as one."""


Point = namedtuple("Point", "x y")
by_length = defaultdict(list)
for word in WORDS:
    by_length[len(word)].append(word)
values = {
    "dict": {word: index for index, word in enumerate(WORDS)},
    "nested": {"users": [{"name": "Ada", "tags": WORDS[:5]}, {"name": "Bob", "tags": []}], "text": TEXT, "n": (1,)},
    "mixed keys": {1: "a", "b": 2, None: 3, (1, 2): [4]},
    "list": WORDS * 2,
    "tuple": (TEXT,),
    "set": set(WORDS),
    "frozenset": frozenset(range(30)),
    "text": TEXT + "\n" + TEXT,
    "bytes": b"0123456789" * 9,
    "bytearray": bytearray(b"abcdefghij" * 6),
    "OrderedDict": OrderedDict((word, len(word)) for word in reversed(WORDS)),
    "defaultdict": by_length,
    "Counter": Counter(" ".join(WORDS)),
    "deque": deque(WORDS, maxlen=20),
    "deque without end": deque(range(30)),
    "ChainMap": ChainMap({"color": "red", "size": 10}, {"color": "blue", "user": "guest", "words": WORDS}),
    "mappingproxy": types.MappingProxyType({word: len(word) for word in WORDS}),
    "SimpleNamespace": types.SimpleNamespace(words=WORDS, text=TEXT, n=1),
    "UserDict": UserDict({word: len(word) for word in WORDS}),
    "UserList": UserList(WORDS * 2),
    "UserString": UserString(TEXT),
    "dataclass": Task("build", [Task("compile", [Task("fetch the sources")]), Task("link everything together")]),
    "own repr": [Plain("a" * 5), Plain("b")],
    "namedtuples": [Point(1, 2), Point("left" * 5, "right" * 5), Point(5, 6)],
    "derived": Settings({word: WORDS for word in WORDS[:2]}),
    "deep": [[[[[["down"]]]], {"a": {"b": {"c": {}}}}]],
}
for name, value in values.items():
    print("--", name)
    pprint.pprint(value, width=60)
    print(pprint.pformat(value, width=34, indent=2, compact=True))
print("-- depth")
for depth in (1, 2, 3):
    pprint.pprint(values["nested"], depth=depth)
print(pprint.pformat(values["deep"], depth=4))
print("-- as it comes")
pprint.pp({"b": 1, "a": 2})
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
pprint.pprint({"population": 83200000, "parts": [1234567, 2.5, True]}, underscore_numbers=True)
stream = io.StringIO()
pprint.PrettyPrinter(indent=4, width=30, stream=stream).pprint(values["nested"]["users"])
print(stream.getvalue(), end="")
print("-- within itself")
loop = [1, {"two": 2}]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.pformat(loop).startswith("[1, {'two': 2}, <Recursion on list with id="))
for value in (WORDS, [object], {"f": print}, [values["dict"]], "text"):
    print(pprint.isreadable(value), pprint.isrecursive(value), pprint.saferepr(value) == repr(value) or pprint.saferepr(value))
print("-- own ways")


class TwoDigits(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, float):
            return f"{object:.2f}", True, False
        return super().format(object, context, maxlevels, level)


print(TwoDigits().pformat({"third": 1 / 3, "parts": [1 / 7, 2 / 7]}))
for options in ({"indent": -1}, {"depth": 0}, {"width": 0}):
    try:
        pprint.PrettyPrinter(**options)
    except ValueError as error:
        print(error)
