import functools
from functools import partial, reduce, lru_cache, cached_property, singledispatch, wraps

print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + [b * 2], [1, 2], []))
basetwo = partial(int, base=2)
print(basetwo("1010"), partial(print, sep="-", end="!\n")("a", "b"), basetwo.keywords, basetwo.func is int)


@lru_cache(maxsize=2)
def double(n):
    calls.append(n)
    return n * 2


calls = []
print([double(n) for n in (1, 2, 1, 3, 1, 2)], calls, double.cache_info())
double.cache_clear()
print(double.cache_info().currsize)


class Data:
    def __init__(self, n):
        self.n = n

    @cached_property
    def squares(self):
        print("computing")
        return [i * i for i in range(self.n)]


d = Data(4)
print(d.squares, d.squares, "squares" in d.__dict__)


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


print(show(1), show([1, 2]), show("s"), show(True))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))
