print(list(map(str.upper, ["a", "b"])), sorted(["b", "A", "c"], key=str.lower))
print((5).__add__(3), [1, 2].__len__(), {"a": 1}.__contains__("a"), "abc".__getitem__(1), (3).__eq__(3), (3).__eq__("x"), [1].__iter__().__next__(), int.__add__(3, 4), dict.__getitem__({"k": 9}, "k"), list.__repr__([1, 2]), object.__repr__ is not None)
l = []; list.append(l, 3); list.extend(l, [4, 5]); print(l, list.__len__(l), "x".__class__, (1).__class__.__name__, (3).__bool__(), (2).__lt__(3), "a".__hash__() == hash("a"))
