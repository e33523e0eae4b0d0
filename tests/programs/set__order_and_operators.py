import random
random.seed(3)
print({1, 17, 33, 5, 6}, {3, 1, 2}, {10, 20, 30, 40, 50, 60})
for x in {1, 17, 33, 5, 6}:
    print(x, end=" ")
print([x for x in {100, 3, 99, 8, 16, 24}])
print(set([5, 3, 1, 100, 50, 25]), set(range(20, 0, -1)), frozenset([3, 2, 1]), frozenset())
for t in range(12):
    n = random.randrange(1, 60)
    m = random.choice([10, 100, 1000, 10**6, 10**12])
    a = [random.randrange(-m, m) for _ in range(n)]
    b = [random.randrange(-m, m) for _ in range(random.randrange(1, 60))] + a[: n // 2]
    s, u = set(a), set(b)
    print(list(s), list(u), list(s & u), list(s | u), list(s - u), list(s ^ u), list(s.union(b, a)), list(s.intersection(b)), list(s.difference(b)), list(s.symmetric_difference(b)))
    s2 = set(s); s2 |= u; print(list(s2))
    s2 = set(s); s2 -= u; print(list(s2))
    s2 = set(s); s2 &= u; print(list(s2))
    s2 = set(s); s2 ^= u; print(list(s2))
    s2 = s.copy()
    for x in a[::2]: s2.discard(x)
    for x in b: s2.add(x)
    print(list(s2), [s2.pop() for _ in range(len(s2) // 2)], list(s2))
    s2.update(range(n)); print(s2)
    print(s < u, s <= u, s > u, s >= u, s == u, s != u, s.isdisjoint(u), s.issubset(b), s.issuperset(b))
for v in [0, 1, -1, -2, 2**61 - 1, 2**61, -2**61, 2**100, -2**100, 1.5, -1.5, 0.1, 1e300, 5e-324, float("inf"), -float("inf"), 2.0**70, (), (1,), (1, 2), (1, (2, 3)), (-1, 0.5), frozenset([1, 2, 3]), frozenset(), True, frozenset([frozenset([1]), 2]), range(5), range(1, 10, 3)]:
    print(v, hash(v))
print({1.5, 2.5, 0.25, 100.0, -3.75}, {(1, 2), (0, 0), (3, 4)})
print({True, 1, 1.0}, {0.0, 0})
f = frozenset([1, 2, 3])
print(f | {9}, {9} | f, f & {1}, f - {1}, f ^ {1, 7}, type(f | {9}), type({9} | f), f.copy() is f, frozenset(f) is f)
f |= {4}
print(f)
print({f: 1}[frozenset([3, 2, 1, 4])], f in {f}, f == {1, 2, 3, 4}, {1, 2, 3, 4} == f)
try:
    f.add(3)
except AttributeError as e:
    print(e)
try:
    hash({1})
except TypeError as e:
    print(e)
try:
    {1} | [2]
except TypeError as e:
    print(e)
try:
    {1} < [2]
except TypeError as e:
    print(e)
try:
    {[1]}
except TypeError as e:
    print(e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
d = {1: 2}
try:
    for x in d:
        d[x + 10] = 1
except RuntimeError as e:
    print(e)
try:
    set().pop()
except KeyError as e:
    print(e)
try:
    {1}.remove(5)
except KeyError as e:
    print(repr(e), e)
s = set("a")
s.update([1], (2,), {3: 4}, range(5, 6))
print(len(s), 3 in s)
s.difference_update([1], [2]); s.intersection_update([3, 5, 9], [3, 5]); s.symmetric_difference_update([5, 6])
print(s)
try:
    s.symmetric_difference([1], [2])
except TypeError as e:
    print(e)
try:
    s.union(5)
except TypeError as e:
    print(e)
print(set({3: 1, 1: 2}), set("abc") == set("cba"))
