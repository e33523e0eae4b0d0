point = 3, 4
x, y = point
x, y = y, x
print(point, x, y, point + (5,), point * 2, len(point), (1,), ())
(a, b), c = (1, 2), [3]
print(a, b, c, point.index(4), 3 in point, (1, 2) < (1, 3))
try:
    p, q = 1, 2, 3
except ValueError as error:
    print(error)
try:
    p, q, r = [1, 2]
except ValueError as error:
    print(error)
try:
    point[0] = 1
except TypeError as error:
    print(error)
