import itertools


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def primes():
    found = []
    for n in itertools.count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n


print(list(itertools.islice(fibonacci(), 12)))
print(list(itertools.takewhile(lambda p: p < 40, primes())))
print(next(f for f in fibonacci() if f > 1000))
squares = (n * n for n in itertools.count())
print([next(squares) for _ in range(4)], next(squares))
pairs = zip(fibonacci(), primes())
print(dict(itertools.islice(pairs, 2, 6)))


def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4])], "ab", []])))
