"""Iterators that make iterators: for counting, repeating, joining, cutting and combining."""

import _choices
import _itertools


def count(start=0, step=1):
    """Numbers from `start` on, without end. Threads that share it never get the same one."""
    if not _is_number(start) or not _is_number(step):
        raise TypeError("a number is required")
    return _itertools.count(start, step)


def _is_number(value):
    return hasattr(value, "__add__") or isinstance(value, (int, float))


def _count_repr(counter):
    start, step = counter._parts()
    if step == 1 and isinstance(step, int):
        return f"count({start!r})"
    return f"count({start!r}, {step!r})"


def repeat(object, times=None):
    """The same value, so many times or without end."""
    return _itertools.repeat(object, None if times is None else max(times, 0))


def _repeat_repr(repeated):
    value, times = repeated._parts()
    return f"repeat({value!r})" if times is None else f"repeat({value!r}, {times})"


_itertools._Count.__repr__ = _count_repr
_itertools._Repeat.__repr__ = _repeat_repr


def cycle(iterable, /):
    """The items of an iterable, again and again."""
    if isinstance(iterable, (list, tuple, str, range, dict, set)):
        return _itertools.cycle(list(iterable))
    return _cycle(iter(iterable))


def _cycle(iterator):
    seen = []
    for item in iterator:
        seen.append(item)
        yield item
    while seen:
        yield from seen


def chain(*iterables):
    """The items of several iterables, one iterable after the other."""
    for iterable in iterables:
        yield from iterable


def _chain_from_iterable(iterable, /):
    for inner in iterable:
        yield from inner


chain.from_iterable = _chain_from_iterable


def accumulate(iterable, func=None, *, initial=None):
    """Running totals, or what another function of two makes of them."""
    return _accumulate(iter(iterable), func, initial)


def _accumulate(iterator, func, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def islice(iterable, *bounds):
    """A slice of an iterable: `stop`, or `start`, `stop` and `step`."""
    if not 1 <= len(bounds) <= 3:
        word = "at least 2 arguments" if not bounds else "at most 4 arguments"
        raise TypeError(f"islice expected {word}, got {len(bounds) + 1}")
    start, stop, step = (0, bounds[0], 1) if len(bounds) == 1 else (*bounds, None)[:3]
    if stop is not None and not _is_index(stop):
        name = "Stop argument" if len(bounds) == 1 or _is_index(0 if start is None else start) else "Indices"
        raise ValueError(f"{name} for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if start is not None and not _is_index(start):
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if step is not None and (not _is_index(step) or step == 0):
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start or 0, stop, step or 1)


def _is_index(value):
    return isinstance(value, int) and value >= 0


def _islice(iterator, start, stop, step):
    place = 0
    wanted = start
    while stop is None or wanted < stop:
        for item in iterator:
            place += 1
            break
        else:
            return
        if place > wanted:
            yield item
            wanted += step
    # What lies before `stop` is taken, too, if the step goes beyond it.
    while place < stop:
        for item in iterator:
            place += 1
            break
        else:
            return


def takewhile(predicate, iterable, /):
    """Items until the predicate is false for one."""
    for item in iterable:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable, /):
    """Items from the first one on for which the predicate is false."""
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def filterfalse(predicate, iterable, /):
    """Items for which the predicate is false."""
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def compress(data, selectors):
    """Items of `data` whose selectors are true."""
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def starmap(function, iterable, /):
    """What a function answers for each tuple of arguments."""
    for arguments in iterable:
        yield function(*arguments)


def pairwise(iterable, /):
    """Each item with the one after it."""
    return _pairwise(iter(iterable))


def _pairwise(iterator):
    for before in iterator:
        break
    for item in iterator:
        yield before, item
        before = item


def zip_longest(*iterables, fillvalue=None):
    """As `zip`, but until the longest iterable ends; the others are filled up."""
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    left = len(iterators)
    while left:
        row = []
        for place in range(len(iterators)):
            item = fillvalue
            if iterators[place] is not None:
                for item in iterators[place]:
                    break
                else:
                    iterators[place] = None
                    left -= 1
            row.append(item)
        if left:
            yield tuple(row)


class _Branch:
    """One of the iterators that `tee` makes. They share the items that not all have had."""

    def __init__(self, source, link):
        self._source = source
        # A link is a list: empty until somebody has taken the item, then the item and the next link.
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if not link:
            item = next(self._source)
            link.append(item)
            link.append([])
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _Branch(self._source, self._link)


def tee(iterable, n=2, /):
    """Several iterators over the same items."""
    if n < 0:
        raise ValueError("n must be >= 0")
    if isinstance(iterable, _Branch):
        return tuple([iterable.__copy__() for _ in range(n)])
    source = iter(iterable)
    first = []
    return tuple([_Branch(source, first) for _ in range(n)])


def groupby(iterable, key=None):
    """Runs of items with the same key, each as the key and an iterator over the items."""
    return _groupby(iter(iterable), key)


def _groupby(iterator, key):
    # The group that is being gone through reads ahead by one item: the first of the next group.
    ahead = []

    def advance():
        for item in iterator:
            ahead[:] = [(item if key is None else key(item), item)]
            return
        ahead.clear()

    def group(wanted):
        while ahead and ahead[0][0] == wanted and current[0] is mark:
            item = ahead[0][1]
            advance()
            yield item

    current = [None]
    advance()
    while ahead:
        wanted = ahead[0][0]
        mark = current[0] = object()
        yield wanted, group(wanted)
        while ahead and ahead[0][0] == wanted:
            advance()


def product(*iterables, repeat=1):
    """All tuples with an item of each iterable, the last place changing fastest."""
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [list(iterable) for iterable in iterables] * repeat
    return _choices.choices("product", pools, 0)


def _length(r):
    if not isinstance(r, int):
        raise TypeError(f"{type(r).__name__!r} object cannot be interpreted as an integer")
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


def permutations(iterable, r=None):
    """All orders of `r` of the items."""
    pool = list(iterable)
    if r is not None and not isinstance(r, int):
        raise TypeError("Expected int as r")
    return _choices.choices("permutations", [pool], len(pool) if r is None else _length(r))


def combinations(iterable, r):
    """All choices of `r` of the items, each in the order of the items."""
    return _choices.choices("combinations", [list(iterable)], _length(r))


def combinations_with_replacement(iterable, r):
    """All choices of `r` of the items, where an item may be chosen again."""
    return _choices.choices("combinations_with_replacement", [list(iterable)], _length(r))
