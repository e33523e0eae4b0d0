a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(a.union([9]) == {1, 2, 3, 4, 9}, a.intersection(b, [3]), a.difference(b) == {1, 2}, a.symmetric_difference(b) == {1, 2, 5})
print({1, 2} <= a, a >= {1}, a < a, {1, 2}.issubset(a), a.issuperset({1}), a.isdisjoint({7, 8}), a == {4, 3, 2, 1})
s = set(); s.add("x"); s.add("x"); s.update("ab", ["c"]); s.discard("q"); s.remove("a")
print(sorted(s), len(s), "x" in s, set("hello") == {"h", "e", "l", "o"})
c = set(a); c &= b; c |= {10}; c -= {3}; c ^= {10, 11}; print(sorted(c))
f = frozenset([1, 2]); print({f: "frozen"}[frozenset({2, 1})], f | {3} == {1, 2, 3}, hash(f) == hash(frozenset([2, 1])))
print({x % 3 for x in range(10)} == {0, 1, 2}, sorted({len(w) for w in ["a", "bb", "cc"]}), set() == set({}), {()})
seen, duplicates = set(), []
for x in [1, 2, 1, 3, 2]:
    duplicates.append(x) if x in seen else seen.add(x)
print(duplicates, max(a), sum(b), sorted(map(str, a)))
for bad in (lambda: set().pop(), lambda: a.remove(99), lambda: a.add([]), lambda: a | [1], lambda: f.add(1)):
    try:
        bad()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
