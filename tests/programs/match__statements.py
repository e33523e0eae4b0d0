from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = 0
    BLUE = 1


@dataclass
class Point:
    x: int
    y: int


def describe(thing):
    match thing:
        case 0:
            return "zero"
        case int() | float() as n if n < 0:
            return f"negative {n}"
        case True | None:
            return "a constant"
        case str("hi" | "hello"):
            return "greeting"
        case str() as s:
            return f"text of {len(s)}"
        case []:
            return "empty list"
        case [x]:
            return f"one item {x}"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case {"cmd": "move", "by": (dx, dy), **rest}:
            return f"move {dx},{dy} {rest}"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Color.RED:
            return "red"
        case _:
            return f"something else: {type(thing).__name__}"


for thing in (0, -2.5, True, None, "hi", "hey", [], [7], (1, 2, 3), {"cmd": "move", "by": [1, 2], "fast": 1},
              Point(0, 3), Point(4, 4), Point(1, 2), Color.RED, Color.BLUE, {1}, {}):
    print(repr(thing)[:40], "->", describe(thing))
