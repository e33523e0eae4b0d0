"""Containers beyond the built-in ones."""

from collections._deque import deque
from collections._dicts import ChainMap, Counter, OrderedDict, defaultdict
from collections._named import namedtuple


def __getattr__(name):
    # Programs name `collections.abc` without importing it, as it is always there in CPython.
    if name == "abc":
        import collections.abc

        return collections.abc
    if name in ("UserDict", "UserList", "UserString"):
        import collections._wrappers

        return getattr(collections._wrappers, name)
    raise AttributeError(f"module 'collections' has no attribute '{name}'")
