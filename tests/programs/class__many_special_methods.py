class Idx:
    def __init__(s, v): s.v = v
    def __index__(s): return s.v
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: [10, 20, 30][Idx(1)])
t(lambda: [10, 20, 30][Idx(0):Idx(2)])
t(lambda: list(range(Idx(3))))
t(lambda: hex(Idx(255)))
t(lambda: "ab" * Idx(2))
t(lambda: int(Idx(7)))
class A:
    x = 1
    def __init__(self): self.a = 1; self.b = 2
a = A()
t(lambda: a.__dict__)
t(lambda: vars(a))
t(lambda: sorted(vars(a).items()))
a.__dict__["c"] = 3
t(lambda: a.c)
a.__dict__.update(d=4, a=10)
t(lambda: (a.d, a.a, "d" in a.__dict__, len(a.__dict__)))
t(lambda: A.__dict__["x"])
t(lambda: "x" in A.__dict__)
del a.__dict__["d"]
t(lambda: hasattr(a, "d"))
class Borg:
    _shared = {}
    def __init__(self): self.__dict__ = self._shared
class B2(Borg):
    def __init__(self, v=None):
        super().__init__()
        if v is not None: self.v = v
b1 = B2(5); b2 = B2(); t(lambda: (b2.v, b1.v, b1 is b2, Borg._shared)); b2.v = 9; t(lambda: b1.v)
class cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, cls=None):
        if obj is None: return self
        v = self.f(obj); obj.__dict__[self.n] = v; return v
class C:
    @cached
    def val(self): print("computing"); return 42
c = C(); t(lambda: (c.val, c.val))
t(lambda: A.__name__ + A.__qualname__ + A.__module__)
t(lambda: a.__class__.__name__)
t(lambda: type(a).__mro__)
t(lambda: A.__bases__)
t(lambda: a.__doc__)
class Prop:
    def __init__(self): self._v = 1
    @property
    def v(self): "doc of v"; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): print("deleted")
p = Prop(); p.v = 5; del p.v
t(lambda: (p.v, Prop.v.__doc__, Prop.v.fget.__name__))
t(lambda: A.missing)
t(lambda: a.missing)
class It:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
t(lambda: (list(It()), 20 in It(), [x for x in It()]))
class Rev:
    def __reversed__(self): return iter([3, 2, 1])
t(lambda: list(reversed(Rev())))
class Num:
    def __init__(s, v): s.v = v
    def __radd__(s, o): return Num(o + s.v)
    def __iadd__(s, o): s.v += o; return s
    def __rmul__(s, o): return f"{o}*{s.v}"
    def __neg__(s): return Num(-s.v)
    def __abs__(s): return abs(s.v)
    def __call__(s, *a, **k): return (s.v, a, k)
    def __float__(s): return float(s.v)
    def __int__(s): return int(s.v)
    def __round__(s, n=0): return round(s.v, n)
    def __divmod__(s, o): return divmod(s.v, o)
    def __pow__(s, o): return s.v ** o
    def __matmul__(s, o): return "mm"
    def __rshift__(s, o): return ">>"
    def __enter__(s): return s
    def __exit__(s, *a): return True
    def __format__(s, spec): return f"<{spec}>"
    def __dir__(s): return ["q"]
    def __copy__(s): return "copied"
n = Num(3); m = n; n += 4
t(lambda: (n.v, m is n, (5 + Num(1)).v, 2 * Num(3), (-Num(2)).v, abs(Num(-3)), Num(1)(2, k=3), float(Num(2)), int(Num(2)), round(Num(2.567), 1), divmod(Num(7), 2), pow(Num(2), 3), Num(2) ** 3, Num(1) @ 2, Num(1) >> 2, f"{Num(1):abc}", format(Num(1), "z"), sum([Num(1), Num(2)], Num(0)).v if False else None))
t(lambda: sum([Num(1)]).v)
with Num(1): raise ValueError("suppressed")
t(lambda: 3 - Num(1))
t(lambda: Num(1) < Num(2))
t(lambda: Num(1)["x"])
t(lambda: len(Num(1)))
t(lambda: iter(Num(1)))
t(lambda: next(Num(1)))
class Meth:
    def f(self): pass
    @classmethod
    def g(cls): pass
    @staticmethod
    def h(): pass
t(lambda: (Meth.f.__name__, Meth().f.__func__ is Meth.f, Meth().f.__self__.__class__.__name__, Meth.g.__self__ is Meth, Meth.h.__name__))
t(lambda: Meth.f(1, 2))
t(lambda: issubclass(bool, int))
t(lambda: isinstance(True, int))
t(lambda: object.__subclasses__.__name__)
t(lambda: type("X", (), {})().__class__)
t(lambda: super(B2, b1).__init__.__name__)
t(lambda: list.__name__)
t(lambda: [].append.__name__)
t(lambda: (lambda: 0).__name__)
t(lambda: str.join(",", ["a", "b"]))
t(lambda: list(map(int.__add__, [1, 2], [3, 4])))
t(lambda: dict.fromkeys("ab", 0))
t(lambda: object().__repr__()[:7])
t(lambda: "abc".__contains__("b"))
t(lambda: (1).__class__)
t(lambda: A().__eq__(3))
class WithCall(type):
    def __call__(cls, *a): return ("called", a)
class WC(metaclass=WithCall): pass
t(lambda: WC(1, 2))
class Abstract:
    def must(self): raise NotImplementedError
t(lambda: Abstract().must())
class Deep(dict):
    def __getattr__(self, k): return self[k]
t(lambda: Deep(x=Deep(y=1)).x.y)
t(lambda: {**Deep(a=1), "b": 2})
class Mapping2:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
t(lambda: {**Mapping2()})
t(lambda: dict(Mapping2()))
def kw(**k): return k
t(lambda: kw(**Mapping2()))

class AttrDict(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k); self.__dict__ = self
ad = AttrDict(x=1); ad.y = 2; ad["z"] = 3
t(lambda: (ad.x, ad["y"], ad.z, sorted(ad), vars(ad) is ad))
class Copy:
    def __init__(self, other=None):
        self.p = 1
        if other is not None: self.__dict__.update(other.__dict__)
k1 = Copy(); k1.q = 5
t(lambda: (Copy(k1).q, Copy(k1).__dict__, Copy(k1).__dict__ == k1.__dict__))
