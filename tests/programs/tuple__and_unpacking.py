point = 3, 4
x, y = point
a, *middle, z = range(6)
(p, q), r = (1, 2), 3
first, *_ = "hello"
print(x, y, a, middle, z, p, q, r, first, _)
x, y = y, x
print(x, y, point + (5,), point * 2, point[0], point[-1:], len(point), 3 in point, point.index(4), point.count(3))
print((1,), (), tuple("ab"), (1, (2, [3])), (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)), max((1, 5), (2, 0)))
for i, (name, score) in enumerate([("ann", 9), ("bob", 7)], 1):
    print(i, name, score)


def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3}), f(*"ab", *[7], c=0, **{"z": 1}))
print([*range(3), *"ab"], (*point, 9), {*point, 3} == {3, 4}, {**{"a": 1}, **{"b": 2}})
for bad in (lambda: (lambda a, b: 0)(*[1]), lambda: f(1), lambda: f(c=1), lambda: f(1, c=2, a=3)):
    try:
        bad()
    except TypeError as e:
        print(e)
for values in ([1], [1, 2, 3], 5):
    try:
        m, n = values
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    point[0] = 1
except TypeError as e:
    print(e)
