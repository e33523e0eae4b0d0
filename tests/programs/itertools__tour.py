from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
                       filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest)
import operator

print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(chain("ab", [1])), list(chain.from_iterable([[1], [2, 3]])))
print(list(combinations("abc", 2)), list(permutations([1, 2, 3], 2)), len(list(permutations(range(5)))))
print(list(combinations_with_replacement("ab", 2)), list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(compress("abcd", [1, 0, 1, 1])), list(islice(count(5, 3), 4)), list(islice(cycle("xy"), 5)))
print(list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(str.isdigit, "a1b2")))
for key, group in groupby(sorted(["apple", "avocado", "bean", "beet", "corn"]), key=lambda w: w[0]):
    print(key, list(group), end="; ")
print([(k, len(list(g))) for k, g in groupby("aaabbc")])
print(list(pairwise([1, 2, 3])), list(repeat("x", 3)), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("abc", [1], fillvalue="-")))
a, b = tee(iter(range(3)))
print(list(a), list(b), list(islice("abcdef", 1, None, 2)), list(islice("abcdef", 2)))
