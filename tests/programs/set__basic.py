seen = set()
for n in [3, 1, 3, 2, 1]:
    seen.add(n)
print(len(seen), sorted(seen), 2 in seen, 9 in seen)
evens, small = {0, 2, 4, 6}, {0, 1, 2, 3}
print(sorted(evens & small), sorted(evens | small), sorted(evens - small), sorted(evens ^ small))
seen.discard(9)
seen.remove(3)
print(sorted(seen), {1} <= {1, 2}, set("aab") == {"a", "b"}, set(), {5})
try:
    seen.remove(3)
except KeyError as error:
    print("KeyError", error)
