"""`deque`: a queue with two ends, over a native ring whose every operation is one atomic event."""

import _collections
import _threads


class deque:
    """Items that are added and taken away at both ends; with `maxlen`, a full one loses the far end."""

    __module__ = "collections"
    __slots__ = ("_ring", "_maxlen")

    def __init__(self, iterable=(), maxlen=None):
        self._ring = _collections.ring(maxlen)
        self._maxlen = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        """How many items fit, or None."""
        return self._maxlen

    def append(self, item, /):
        """Adds an item at the right end."""
        self._ring.append(item)

    def appendleft(self, item, /):
        """Adds an item at the left end."""
        self._ring.appendleft(item)

    def pop(self, /):
        """Takes the item at the right end."""
        return self._ring.pop()

    def popleft(self, /):
        """Takes the item at the left end."""
        return self._ring.popleft()

    def extend(self, iterable, /):
        """Adds items at the right end, one after the other."""
        self._ring.extend(list(iterable))

    def extendleft(self, iterable, /):
        """Adds items at the left end, one after the other: they end up reversed."""
        self._ring.extendleft(list(iterable))

    def insert(self, index, item, /):
        """Adds an item before the one at this index."""
        self._ring.insert(index, item)

    def clear(self, /):
        """Takes all items away."""
        self._ring.clear()

    def rotate(self, n=1, /):
        """Moves items from one end to the other: `n` steps to the right."""
        self._ring.rotate(n)

    def reverse(self, /):
        """Turns the order round."""
        self._ring.reverse()

    def copy(self, /):
        """A deque of the same items."""
        return type(self)(self, self._maxlen)

    __copy__ = copy

    def remove(self, item, /):
        """Takes the first item equal to this one away."""
        place = self._ring.remove(item)
        if place is None:
            # Only the items' own __eq__ can tell, and it may change the deque meanwhile.
            changes = self._ring.changes()
            place = _position(self._ring.items(), item)
            if changes != self._ring.changes():
                raise IndexError("deque mutated during remove().")
            if place >= 0:
                self._ring.delete(place)
        if place < 0:
            raise ValueError(f"{item!r} is not in deque")

    def index(self, item, start=0, stop=None, /):
        """Where the first item equal to this one stands."""
        items = self._ring.items()
        first = _clamped(start, len(items))
        end = len(items) if stop is None else _clamped(stop, len(items))
        place = _position(items[first:end], item)
        if place < 0:
            raise ValueError(f"{item!r} is not in deque")
        return first + place

    def count(self, item, /):
        """How many items are equal to this one."""
        return sum([1 for other in self._ring.items() if other is item or other == item])

    def __contains__(self, item):
        place = self._ring.find(item)
        if place is None:
            place = _position(self._ring.items(), item)
        return place >= 0

    def __len__(self):
        return self._ring.length()

    def __bool__(self):
        return self._ring.length() > 0

    def __getitem__(self, index):
        return self._ring.get(_whole(index))

    def __setitem__(self, index, item):
        self._ring.set(_whole(index), item)

    def __delitem__(self, index):
        self._ring.delete(_whole(index))

    def __iter__(self):
        ring = self._ring
        changes = ring.changes()
        for index in range(ring.length()):
            yield ring.at(index, changes)

    def __reversed__(self):
        ring = self._ring
        changes = ring.changes()
        for index in range(ring.length() - 1, -1, -1):
            yield ring.at(index, changes)

    def __repr__(self):
        me = (_threads.get_ident(), id(self))
        if me in _being_shown:
            return "[...]"
        _being_shown.add(me)
        try:
            shown = repr(self._ring.items())
        finally:
            _being_shown.discard(me)
        if self._maxlen is None:
            return f"{type(self).__name__}({shown})"
        return f"{type(self).__name__}({shown}, maxlen={self._maxlen})"

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        return type(self)(self._ring.items() * times, self._maxlen)

    __rmul__ = __mul__

    def __imul__(self, times):
        items = self._ring.items() * times
        self._ring.clear()
        self._ring.extend(items)
        return self

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._ring.items() == other._ring.items()

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._ring.items() < other._ring.items()

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._ring.items() <= other._ring.items()

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._ring.items() > other._ring.items()

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._ring.items() >= other._ring.items()

    __hash__ = None


# The deques that threads are showing, so that one that holds itself is shown once.
_being_shown = set()


def _position(items, wanted):
    for index in range(len(items)):
        if items[index] is wanted or items[index] == wanted:
            return index
    return -1


def _clamped(index, length):
    return min(max(index + length if index < 0 else index, 0), length)


def _whole(index):
    if isinstance(index, int):
        return index
    if hasattr(index, "__index__"):
        return index.__index__()
    raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
