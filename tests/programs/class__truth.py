class B:
    def __init__(self, v): self.v = v
    def __bool__(self): print("bool", self.v); return self.v
    def __repr__(self): return f"B({self.v})"
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __repr__(self): return f"L({self.n})"
t, f = B(True), B(False)
print(t and 1, f and 1, t or 2, f or 2, not t, not f, L(0) or "empty", L(3) and "full", not L(0))
print("yes" if t else "no", "yes" if L(0) else "no")
if not f and t: print("ok")
while L(0): print("never")
print(any([f, t]), all([t, f]), list(filter(None, [L(0), L(1)])), bool(L(0)), bool(t), [x for x in (L(0), L(2)) if x])
assert t
try: assert L(0), "empty"
except AssertionError as e: print("assert", e)
class Bad:
    def __bool__(self): return 3
try: bool(Bad())
except TypeError as e: print(e)
try:
    if Bad(): pass
except TypeError as e: print(e)
class Neg:
    def __len__(self): return -1
try: bool(Neg())
except ValueError as e: print(e)
class Raises:
    def __bool__(self): raise RuntimeError("no truth")
try: x = Raises() or 1
except RuntimeError as e: print(e)
class Chain:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return B(s.v < o.v)
print(bool(Chain(1) < Chain(2) < Chain(3)))
class Contains:
    def __contains__(self, x): return B(True)
print(3 in Contains(), 3 not in Contains())
i = 3
while B(i > 0): i -= 1
print(i)
