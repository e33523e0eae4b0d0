"""Every tool of itertools, once or more."""

import operator
from itertools import (
    accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
    filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest,
)

print(list(islice(count(5, 2), 4)), count(3), count(1, 2), repeat("a", 3), repeat(None))
ticket = count(100)
print(next(ticket), next(ticket), ticket)
print(list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("ab"), 5)), list(repeat(1, 2)), list(map(pow, range(4), repeat(2))))
print(list(chain([1], "x", (2,))), list(chain.from_iterable([[1], [], [2, 3]])), list(chain()))
print(list(accumulate([1, 2, 3])), list(accumulate([2, 3, 4], operator.mul, initial=10)), list(accumulate([])))
print(list(accumulate([3, 1, 4, 1, 5], max)))
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 0, None, 2)))
numbers = iter(range(10))
print(list(islice(numbers, 1, 5, 3)), next(numbers))
print(list(takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(dropwhile(lambda n: n < 3, [1, 2, 3, 1])))
print(list(filterfalse(None, [0, 1, "", 2])), list(filterfalse(str.isdigit, "a1b")), list(compress("abc", [1, 0, 1])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise("abcd")), list(pairwise([])))
print(list(zip_longest("abc", "x", fillvalue="-")), list(zip_longest()))

one, two = tee([1, 2, 3])
print(next(one), next(one), list(two), list(one))
first, second, third = tee(iter("xyz"), 3)
print(list(first), next(second), list(third), list(second))

print([(key, list(group)) for key, group in groupby("aabbca")])
print([(key, len(list(group))) for key, group in groupby(["x", "yy", "zz", "w"], key=len)])
print([key for key, _ in groupby([1, 1, 2, 2, 1])], list(groupby([])))
groups = list(groupby("aab"))
print([list(group) for _, group in groups])

print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(permutations([1], 2)))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)))
print(list(combinations_with_replacement("abc", 2)), len(list(permutations(range(5)))))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, "-", error)


attempt(lambda: islice([1], -1))
attempt(lambda: islice([1], 0, -1))
attempt(lambda: islice([1, 2, 3], 0, 3, 0))
attempt(lambda: islice([1]))
attempt(lambda: list(chain(1)))
attempt(lambda: combinations([1], -1))
attempt(lambda: permutations([1], "a"))
attempt(lambda: product([1], repeat=-1))
attempt(lambda: tee([1], -1))
attempt(lambda: pairwise(1))
attempt(lambda: cycle(1))
attempt(lambda: count("a"))
attempt(lambda: next(iter(repeat(1, 0))))
