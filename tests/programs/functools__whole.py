"""Wrapping, partial calls, caches, orders, dispatch by type."""

import functools
import threading
from functools import (
    cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch,
    singledispatchmethod, total_ordering, wraps,
)


def logged(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        """The wrapper's own text."""
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@logged
def add(a, b=1):
    """Adds."""
    return a + b


add.unit = "apples"
print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(2, 2), add.unit)
print(wraps(add)(lambda: 0).unit)

print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 7), reduce(lambda a, b: a + b, "abc", ">"))
double = partial(pow, 2)
print(double(5), double.args, double.keywords, partial(sorted, reverse=True)([1, 3, 2]))
nested = partial(partial(print, "a", sep="-"), "b", end="!\n")
nested("c")
nested("c", sep="+")
print(nested.args, nested.keywords, repr(partial(max, 1, key=None)))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    live = partialmethod(set_state, True)


cell = Cell()
cell.live()
print(cell.alive)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.__name__)
fib.cache_clear()
print(fib.cache_info().currsize, fib.cache_parameters())


@lru_cache(maxsize=2)
def slow(n, /, *, scale=1):
    print("computing", n, scale)
    return n * scale


print(slow(1), slow(2), slow(1), slow(3), slow(1), slow(2), slow(2, scale=3), slow(2, scale=3))
print(slow.cache_info())


@lru_cache
def kind(x):
    return type(x).__name__


@lru_cache(typed=True)
def typed_kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), typed_kind(1), typed_kind(1.0), typed_kind(True))
print(kind.cache_info(), kind.cache_parameters())
try:
    kind([])
except TypeError as error:
    print(error)


class Grid:
    def __init__(self, n):
        self.n = n

    @cached_property
    def total(self):
        """The sum."""
        print("summing")
        return sum(range(self.n))

    @lru_cache(maxsize=None)
    def at(self, x):
        print("at", x)
        return self.n * x


grid = Grid(10)
print(grid.total, grid.total, grid.__dict__, grid.at(2), grid.at(2), Grid(3).total, Grid.total.__doc__)
del grid.total
print(grid.total)


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts


one, two = Version(1, 0), Version(2, 0)
print(one < two, one > two, one <= two, one >= two, one >= Version(1, 0), one != two, max(one, two).parts)
try:
    one >= 3
except TypeError as error:
    print(error)
try:
    total_ordering(Cell)
except ValueError as error:
    print(error)

print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(b) - len(a))))


@singledispatch
def show(value, prefix=""):
    return f"{prefix}something"


@show.register
def _(value: int, prefix=""):
    return f"{prefix}int {value}"


@show.register(list)
@show.register(tuple)
def _(value, prefix=""):
    return f"{prefix}{len(value)} items"


print(show(1), show([1, 2]), show((1,)), show("x"), show(True), show(2, prefix="> "))
print(show.dispatch(str) is show.registry[object], show.__name__)


class Formatter:
    @singledispatchmethod
    def of(self, value):
        return "?"

    @of.register
    def _(self, value: str):
        return f"'{value}'"


print(Formatter().of(1), Formatter().of("s"))

# Two threads share a cache: every result is right, and the counts add up.
lock = threading.Lock()
called = []


@lru_cache(maxsize=None)
def shared(n):
    with lock:
        called.append(n)
    return n * n


def ask():
    for n in range(50):
        assert shared(n) == n * n


threads = [threading.Thread(target=ask) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
info = shared.cache_info()
print(set(called) == set(range(50)), info.hits + info.misses, info.currsize, info.misses == len(called))
print(functools.WRAPPER_ASSIGNMENTS[:2])
