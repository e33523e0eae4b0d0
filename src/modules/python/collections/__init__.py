"""Containers beyond the built-in ones."""

from collections._deque import deque
from collections._dicts import ChainMap, Counter, OrderedDict, defaultdict
from collections._named import namedtuple


class UserDict(dict):
    """A dict to derive from, as programs did before they could derive from `dict`."""

    @property
    def data(self):
        """The dict itself."""
        return self


class UserList(list):
    """A list to derive from, as programs did before they could derive from `list`."""

    @property
    def data(self):
        """The list itself."""
        return self


class UserString(str):
    """A string to derive from, as programs did before they could derive from `str`."""

    @property
    def data(self):
        """The string itself."""
        return str(self)


def __getattr__(name):
    # Programs name `collections.abc` without importing it, as it is always there in CPython.
    if name == "abc":
        import collections.abc

        return collections.abc
    raise AttributeError(f"module 'collections' has no attribute '{name}'")
