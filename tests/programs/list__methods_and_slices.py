a = [3, 1, 2]
a.append(4); a.extend((5, 6)); a.insert(0, 0); a.insert(-1, 9); a.insert(100, 7)
print(a, a.index(9), a.count(1), a.pop(), a.pop(0), a)
a.remove(9); a.reverse(); print(a)
a.sort(); print(a, a[::-1], a[1:4], a[:-2], a[-3:], a[::2], a[4:1:-1])
b = a[:]; b[1:3] = ["x", "y", "z"]; print(a, b, a is b)
b[::2] = [0] * len(b[::2]); print(b); del b[1:3]; print(b)
b *= 2; print(b, [1] + [2], [0] * 3, [[]] * 2, 3 in a, not a)
c = a.copy(); c.clear(); print(c, a == sorted(a), [1, 2] < [1, 3], [1, 2] == (1, 2))
print(sorted(["b", "A", "c"], key=str.lower), sorted([3, 1, 2], reverse=True), list(reversed(a)))
people = [("ann", 30), ("bob", 25), ("cid", 30)]
people.sort(key=lambda p: (-p[1], p[0])); print(people)
print(min(people, key=lambda p: p[1]), max([], default="none"), sum([[1], [2]], []))
print(list("abc"), list(range(5, 0, -2)), list({"k": 1}), list(enumerate("ab", start=1)), list(zip("ab", [1, 2, 3])))
print(list(map(lambda x, y: x * y, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a", None])))
grid = [[0] * 3 for _ in range(2)]; grid[0][1] = 5; print(grid)
for bad in (lambda: a.remove(99), lambda: a[99], lambda: a.index("q"), lambda: a["0"], lambda: a.__setitem__(slice(None, None, 2), [1])):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
