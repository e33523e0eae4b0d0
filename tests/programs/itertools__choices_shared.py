"""Products, permutations and combinations: their order, their corners, and as work that threads share."""

import itertools
import string
import threading
from itertools import combinations, combinations_with_replacement, permutations, product

for made in (
    product("ab", [1, 2, 3]),
    product(range(2), repeat=3),
    product("ab", repeat=0),
    product(),
    product("ab", []),
    permutations("abc"),
    permutations(range(4), 2),
    permutations("ab", 3),
    permutations([], 0),
    permutations("abc", 0),
    combinations("abcd", 2),
    combinations("abc", 0),
    combinations("ab", 3),
    combinations([1, 1, 2], 2),
    combinations_with_replacement("abc", 2),
    combinations_with_replacement([], 2),
    combinations_with_replacement([], 0),
    combinations_with_replacement("ab", 3),
):
    print(type(made).__name__, iter(made) is made, list(made), list(made))

for make, given in ((permutations, ("ab", -1)), (combinations, ("ab", "x")), (product, (1,))):
    try:
        make(*given)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    product("ab", repeat=-1)
except ValueError as error:
    print(error)

print(sum(1 for _ in permutations(range(8))), sum(1 for _ in combinations(range(18), 6)))
print(next(itertools.islice(permutations(range(9)), 200000, None)))
print(next(itertools.islice(product(string.ascii_lowercase, repeat=4), 123456, None)))

# Every guess is tried by one thread, whichever takes it.
secret = ("g", "i", "l")
guesses = product(string.ascii_lowercase, repeat=3)
found = []
tried = []


def guess():
    count = 0
    for attempt in guesses:
        count += 1
        if attempt == secret:
            found.append("".join(attempt))
    tried.append(count)


threads = [threading.Thread(target=guess) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(found, sum(tried) == 26**3)


def shortest_tour(distances):
    cities = range(1, len(distances))

    def length(tour):
        stops = (0, *tour, 0)
        return sum(distances[a][b] for a, b in zip(stops, stops[1:]))

    return min(permutations(cities), key=length)


distances = [[abs(a - b) * (a + b + 1) % 17 for b in range(7)] for a in range(7)]
print(shortest_tour(distances))
print(min(3, 2), max("b", "a"), min(2.0, 2), max(2, 2.0), min((1, 2), (1, 1)), max([3], [2, 9]))
