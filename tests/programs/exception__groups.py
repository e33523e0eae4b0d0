"""Several exceptions as one: how they are made, asked and split."""

import threading
errs = []
def w(i):
    try:
        if i % 2: raise ValueError(i)
        raise TypeError(i)
    except Exception as e: errs.append(e)
ts = [threading.Thread(target=w, args=(i,)) for i in range(4)]
for t in ts: t.start(); t.join()
try:
    raise ExceptionGroup("workers", errs)
except ExceptionGroup as g:
    print(g, repr(g), g.exceptions, g.message, isinstance(g, Exception))
    a, b = g.split(ValueError); print(a, b, g.subgroup(KeyError), g.args)
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])), ExceptionGroup.__mro__)
n = ExceptionGroup("o", [ValueError(1), ExceptionGroup("i", [TypeError(2), ValueError(3)])]); m, r = n.split(ValueError); print(repr(m), repr(r))
