"""Dicts that do more: with defaults, counts, an order that can be changed, or several behind one another."""

from _collections import tally
from threading import RLock

_nothing = object()


class defaultdict(dict):
    """A dict that makes a value for a key it does not have."""

    __module__ = "collections"

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        # Two threads that miss the same key at once get the same value.
        return self.setdefault(key, self.default_factory())

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict(self)!r})"

    def copy(self):
        """A defaultdict of the same pairs."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result


class Counter(dict):
    """A dict of how often there is what; what is not in it is there 0 times."""

    __module__ = "collections"

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of all counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The keys with their counts, the most frequent first."""
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[: max(n, 0)]

    def elements(self):
        """Each key as often as it counts."""
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        """Refused: every key would count the same."""
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds the counts of another counter, or of what an iterable has."""
        for key, count in _counts(iterable, kwds):
            self[key] = count + self.get(key, 0)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away; they may become less than 0."""
        for key, count in _counts(iterable, kwds):
            self[key] = self.get(key, 0) - count

    def copy(self):
        """A counter of the same counts."""
        return type(self)(self)

    __copy__ = copy

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        shown = ", ".join([f"{key!r}: {count!r}" for key, count in self.most_common()])
        return f"{type(self).__name__}({{{shown}}})"

    def _merged(self, other, combine):
        """The keys of both for which `combine` makes a count above 0 of the two counts."""
        result = Counter()
        for key in [*self, *[key for key in other if key not in self]]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._merged(other, min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _become(self, other):
        """Takes the counts of another counter for its own."""
        for key in list(self):
            if key not in other:
                del self[key]
        for key, count in other.items():
            self[key] = count
        return self

    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __ior__(self, other):
        return self._become(self | other)

    def __iand__(self, other):
        return self._become(self & other)

    def _agrees(self, other, test):
        return all([test(self[key], other[key]) for key in [*self, *other]])

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._agrees(other, lambda a, b: a == b)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._agrees(other, lambda a, b: a <= b)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other <= self

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return other < self

    __hash__ = None


def _counts(iterable, kwds):
    if iterable is None:
        pairs = []
    elif hasattr(iterable, "items"):
        pairs = list(iterable.items())
    else:
        keys = iterable if isinstance(iterable, (str, list, tuple)) else list(iterable)
        counts = tally(keys)
        pairs = [(key, 1) for key in keys] if counts is None else counts.items()
    return [*pairs, *kwds.items()]


class OrderedDict(dict):
    """A dict whose order can be changed, and counts when two are compared."""

    __module__ = "collections"

    # Held by what takes two steps, so that threads that take them at once do not come between.
    _moving = RLock()

    def move_to_end(self, key, last=True):
        """Moves a key to the end, or to the beginning."""
        with self._moving:
            value = dict.pop(self, key)
            others = [] if last else list(self.items())
            if others:
                dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, others)

    def popitem(self, last=True):
        """Takes the last pair out, or the first."""
        with self._moving:
            if not self:
                raise KeyError("dictionary is empty")
            if last:
                return dict.popitem(self)
            for key in self:
                break
            return key, dict.pop(self, key)

    def copy(self):
        """An ordered dict of the same pairs."""
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """An ordered dict with these keys, all with the same value."""
        return cls([(key, value) for key in iterable])

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == other

    def __ne__(self, other):
        return not self == other

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items())!r})" if self else f"{type(self).__name__}()"

    __hash__ = None


class ChainMap:
    """Several dicts seen as one: the first that has a key decides; what is set goes into the first."""

    __module__ = "collections"

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        """The value of a key, or the default."""
        return self[key] if key in self else default

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __iter__(self):
        keys = {}
        for mapping in self.maps[::-1]:
            keys.update({key: None for key in mapping})
        return iter(keys)

    def __len__(self):
        return len(list(iter(self)))

    def __bool__(self):
        return any([bool(mapping) for mapping in self.maps])

    def keys(self):
        """All keys."""
        return {key: None for key in self}.keys()

    def values(self):
        """The values of all keys."""
        return dict(self.items()).values()

    def items(self):
        """All keys with their values."""
        return {key: self[key] for key in self}.items()

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def pop(self, key, *default):
        """Takes a key out of the first dict."""
        if key in self.maps[0] or default:
            return self.maps[0].pop(key, *default)
        raise KeyError(f"Key not found in the first mapping: {key!r}")

    def setdefault(self, key, default=None):
        """The value of a key, which is set if there is none."""
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwds):
        """Sets keys of the first dict."""
        self.maps[0].update(other, **kwds)

    def clear(self):
        """Empties the first dict."""
        self.maps[0].clear()

    def new_child(self, m=None, **kwargs):
        """A chain with another dict in front of these."""
        return type(self)({**(m or {}), **kwargs} if m is None or kwargs else m, *self.maps)

    def copy(self):
        """A chain of the same dicts, the first of them copied."""
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, *args):
        """A chain of one dict with all these keys."""
        return cls(dict.fromkeys(iterable, *args))

    def popitem(self):
        """Takes the last pair out of the first dict."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.") from None

    @property
    def parents(self):
        """The chain without its first dict."""
        return type(self)(*self.maps[1:])

    def __eq__(self, other):
        if isinstance(other, ChainMap):
            other = dict(other.items())
        return dict(self.items()) == other

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    __hash__ = None
