"""Abstract classes of containers: what a class has to have to be one of them, and what it then gets."""

from abc import ABCMeta, abstractmethod


def _has(subclass, *names):
    """Whether a class has these methods; NotImplemented if not, as others may know better."""
    for name in names:
        for ancestor in subclass.__mro__:
            if name in ancestor.__dict__:
                if ancestor.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class _Interface(metaclass=ABCMeta):
    """A class that is whatever has the methods of `_asked`."""

    __slots__ = ()
    _asked = ()

    @classmethod
    def __subclasshook__(cls, subclass):
        asked = cls.__dict__.get("_asked")
        return _has(subclass, *asked) if asked else NotImplemented

    def __class_getitem__(cls, arguments):
        return cls


class Hashable(_Interface):
    """Has a hash."""

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not Hashable:
            return NotImplemented
        for ancestor in subclass.__mro__:
            if ancestor in (list, dict, set) or ancestor.__dict__.get("__hash__", True) is None:
                return False
            if "__hash__" in ancestor.__dict__:
                break
        return True

    @abstractmethod
    def __hash__(self):
        return 0


class Iterable(_Interface):
    """Can be gone through."""

    _asked = ("__iter__",)

    @abstractmethod
    def __iter__(self):
        return iter(())


class Iterator(Iterable):
    """Goes through something."""

    _asked = ("__iter__", "__next__")

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Generator(Iterator):
    """An iterator that things can be sent to."""

    _asked = ("__iter__", "__next__", "send", "throw", "close")


class Reversible(Iterable):
    """Can be gone through backwards."""

    _asked = ("__reversed__", "__iter__")


class Sized(_Interface):
    """Has a length."""

    _asked = ("__len__",)

    @abstractmethod
    def __len__(self):
        return 0


class Container(_Interface):
    """Says what is in it."""

    _asked = ("__contains__",)

    @abstractmethod
    def __contains__(self, item):
        return False


class Callable(_Interface):
    """Can be called."""

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not Callable:
            return NotImplemented
        if subclass.__name__ in ("function", "builtin_function_or_method", "method", "type"):
            return True
        return _has(subclass, "__call__")


class Collection(Sized, Iterable, Container):
    """Has a length, can be gone through, and says what is in it."""

    _asked = ("__len__", "__iter__", "__contains__")


class Sequence(Reversible, Collection):
    """Items by index."""

    _asked = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    def __contains__(self, item):
        for other in self:
            if other is item or other == item:
                return True
        return False

    def __reversed__(self):
        for index in range(len(self) - 1, -1, -1):
            yield self[index]

    def index(self, item, start=0, stop=None):
        """Where an item stands."""
        for place in range(start, len(self) if stop is None else min(stop, len(self))):
            if self[place] is item or self[place] == item:
                return place
        raise ValueError

    def count(self, item):
        """How often there is an item."""
        return len([other for other in self if other is item or other == item])


class MutableSequence(Sequence):
    """Items by index, which can be changed."""

    @abstractmethod
    def __setitem__(self, index, item):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, item):
        """Adds an item before an index."""
        raise IndexError

    def append(self, item):
        """Adds an item at the end."""
        self.insert(len(self), item)

    def extend(self, items):
        """Adds items at the end."""
        for item in list(items):
            self.append(item)

    def pop(self, index=-1):
        """Takes an item away."""
        item = self[index]
        del self[index]
        return item

    def remove(self, item):
        """Takes the first item equal to this one away."""
        del self[self.index(item)]

    def clear(self):
        """Takes all items away."""
        while len(self):
            self.pop()

    def reverse(self):
        """Turns the order round."""
        for place, item in enumerate(list(self)[::-1]):
            self[place] = item

    def __iadd__(self, items):
        self.extend(items)
        return self


class Set(Collection):
    """Items, each once."""

    _asked = ()

    @classmethod
    def _from_iterable(cls, items):
        return cls(items)

    def __le__(self, other):
        return all([item in other for item in self])

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return all([item in self for item in other])

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        if not isinstance(other, (Set, set, frozenset)):
            return NotImplemented
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable([item for item in other if item in self])

    def __or__(self, other):
        return self._from_iterable([*self, *other])

    def __sub__(self, other):
        return self._from_iterable([item for item in self if item not in other])

    def __xor__(self, other):
        return (self - other) | self._from_iterable([item for item in other if item not in self])

    def isdisjoint(self, other):
        """Whether the two have nothing in common."""
        return not any([item in self for item in other])

    __hash__ = None


class MutableSet(Set):
    """Items, each once, which come and go."""

    @abstractmethod
    def add(self, item):
        """Adds an item."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, item):
        """Takes an item away if it is there."""
        raise NotImplementedError

    def remove(self, item):
        """Takes an item away."""
        if item not in self:
            raise KeyError(item)
        self.discard(item)

    def pop(self):
        """Takes some item away."""
        for item in self:
            self.discard(item)
            return item
        raise KeyError

    def clear(self):
        """Takes all items away."""
        for item in list(self):
            self.discard(item)

    def __ior__(self, other):
        for item in other:
            self.add(item)
        return self

    def __iand__(self, other):
        for item in list(self):
            if item not in other:
                self.discard(item)
        return self

    def __isub__(self, other):
        for item in list(other):
            self.discard(item)
        return self


class Mapping(Collection):
    """Values by key."""

    _asked = ()

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """The value of a key, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """The keys."""
        return KeysView(self)

    def values(self):
        """The values."""
        return ValuesView(self)

    def items(self):
        """The pairs."""
        return ItemsView(self)

    def __eq__(self, other):
        if not isinstance(other, (Mapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None


_nothing = object()


class MutableMapping(Mapping):
    """Values by key, which can be changed."""

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_nothing):
        """Takes a key out."""
        try:
            value = self[key]
        except KeyError:
            if default is _nothing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Takes some pair out."""
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        """Takes all keys out."""
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        """Sets keys."""
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, which is set if there is none."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    """A look at a mapping, which sees what is changed in it."""

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class KeysView(MappingView, Set):
    """What `keys()` gives."""

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)


class ItemsView(MappingView, Set):
    """What `items()` gives."""

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    """What `values()` gives."""

    def __contains__(self, value):
        return any([found is value or found == value for found in self])

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class ByteString(Sequence):
    """Bytes."""


MutableSequence.register(list)
for _kind in (tuple, str, range):
    Sequence.register(_kind)
ByteString.register(bytes)
Set.register(frozenset)
MutableSet.register(set)
MutableMapping.register(dict)
KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))
