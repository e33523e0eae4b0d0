"""A module's `__dict__`, and `vars` of a module: its names and what they are bound to."""

import math
import string
import sys

LIMIT = 3


def visible(module):
    return sorted(name for name in vars(module) if not name.startswith("_"))


here = sys.modules[__name__]
print(visible(here))
print(here.__dict__["LIMIT"], here.__dict__["__name__"], "visible" in here.__dict__)
print(vars(math)["pi"] is math.pi, math.__dict__["floor"](2.5))
print([name for name in visible(string) if name.startswith("ascii")])
functions = {name: value for name, value in vars(here).items() if callable(value)}
print(list(functions))
