"""Classes around a dict, a list and a string, to derive from: all they do goes through their own methods,
so a class that overrides one of them is asked by the others too."""

from collections.abc import MutableMapping, MutableSequence, Sequence


def _plain(value):
    """What is inside a wrapper; any other value itself."""
    return value.data if isinstance(value, (UserDict, UserList, UserString)) else value


class UserDict(MutableMapping):
    """A mapping around the dict `data`."""

    __module__ = "collections"

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, (UserDict, dict)):
            return type(self)(self.data | _plain(other))
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, (UserDict, dict)):
            return type(self)(_plain(other) | self.data)
        return NotImplemented

    def __ior__(self, other):
        self.data |= _plain(other)
        return self

    def copy(self):
        """Another of the same class, with the same items."""
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.data = self.data.copy()
        return made

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """All these keys with one value."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class _Ordered:
    """What a wrapped list and a wrapped text have in common: how they look, how long they are, and that they
    are compared as what is inside."""

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == _plain(other)

    def __lt__(self, other):
        return self.data < _plain(other)

    def __le__(self, other):
        return self.data <= _plain(other)

    def __gt__(self, other):
        return self.data > _plain(other)

    def __ge__(self, other):
        return self.data >= _plain(other)

    def __len__(self):
        return len(self.data)


class UserList(_Ordered, MutableSequence):
    """A sequence around the list `data`."""

    __module__ = "collections"

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, index):
        found = self.data[index]
        return type(self)(found) if isinstance(index, slice) else found

    def __setitem__(self, index, item):
        self.data[index] = item

    def __delitem__(self, index):
        del self.data[index]

    def __add__(self, other):
        return type(self)(self.data + list(_plain(other)))

    def __radd__(self, other):
        return type(self)(list(_plain(other)) + self.data)

    def __iadd__(self, other):
        self.data += _plain(other)
        return self

    def __mul__(self, times):
        return type(self)(self.data * times)

    __rmul__ = __mul__

    def __imul__(self, times):
        self.data *= times
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, index, item):
        self.data.insert(index, item)

    def pop(self, index=-1):
        return self.data.pop(index)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *range):
        return self.data.index(item, *range)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *, key=None, reverse=False):
        self.data.sort(key=key, reverse=reverse)

    def extend(self, other):
        self.data.extend(_plain(other))


class UserString(_Ordered, Sequence):
    """A text around the string `data`."""

    __module__ = "collections"

    def __init__(self, seq):
        self.data = str(_plain(seq))

    def __str__(self):
        return self.data

    def __hash__(self):
        return hash(self.data)

    def __contains__(self, part):
        return _plain(part) in self.data

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + str(_plain(other)))

    def __radd__(self, other):
        return type(self)(str(_plain(other)) + self.data)

    def __mul__(self, times):
        return type(self)(self.data * times)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)


def _asking_the_string(name):
    def method(self, *args, **kwargs):
        found = getattr(self.data, name)(*[_plain(argument) for argument in args], **kwargs)
        return type(self)(found) if isinstance(found, str) and name != "join" else found

    method.__name__ = name
    return method


for _name in dir(str):
    if not _name.startswith("_"):
        setattr(UserString, _name, _asking_the_string(_name))
