import os.path as p
from random import randint, choice as pick

a, b = 1, -2
a, b = b, a
first, *rest = [a, b, *range(3)]
a[b] = c.d = a[1:2, ::3]
a[b] += c.d
f(a, *rest, key=1, **c)
c.method(a, key=b)
text = f"{a!r:>{b}} and {b=}" "!"
pair = a if b else (x := lambda y=1: x)
{"k": 1, **c, "l": [1, 2, 3]}
del a[b], c.d, text
