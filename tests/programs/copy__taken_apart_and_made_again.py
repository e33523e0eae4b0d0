import array
import collections
import copy
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import logging
import pathlib
import queue
import random
import re
import threading
import types
import uuid
import concurrent.futures as cf
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
for make in (threading.Lock, threading.RLock, threading.Condition, threading.Event, lambda: threading.Semaphore(1), lambda: threading.Barrier(2), threading.local, queue.Queue, lambda: (i for i in ()), lambda: threading, lambda: io.StringIO("x").getvalue(), lambda: threading.Thread(), cf.Future):
    t(lambda: type(copy.deepcopy(make())))
    t(lambda: type(copy.copy(make())))
class Plain:
    def __init__(self):
        self.a = [1]
        self.me = self
        self.f = self.go
    def go(self):
        return self
p = Plain()
q = copy.deepcopy(p)
print(q is not p, q.me is q, q.f() is q, q.a == p.a and q.a is not p.a)
class R:
    made = 0
    def __init__(self, n):
        self.n = n
        R.made += 1
    def __reduce__(self):
        return (R, (self.n + 1,))
    def __repr__(self):
        return f"R({self.n})"
t(lambda: (copy.copy(R(1)), copy.deepcopy([R(1)]), R.made))
class E2(R):
    def __reduce_ex__(self, protocol):
        return (E2, (self.n * 10,), {"extra": protocol})
t(lambda: vars(copy.copy(E2(1))))
class S:
    __slots__ = ("x", "y")
s = S(); s.x = [1]; s2 = copy.deepcopy(s); print(s2.x, s2.x is s.x, hasattr(s2, "y"))
class G:
    def __init__(self):
        self.a = 1
        self.lock = threading.Lock()
    def __getstate__(self):
        d = self.__dict__.copy()
        del d["lock"]
        return d
    def __setstate__(self, d):
        self.__dict__.update(d)
        self.lock = "new"
t(lambda: vars(copy.deepcopy(G())))
class N:
    def __getstate__(self):
        return None
    x = 3
t(lambda: vars(copy.copy(N())))
class Sub(list):
    pass
u = Sub([1, [2]]); u.tag = "t"; v = copy.deepcopy(u); print(v, v.tag, type(v).__name__, v[1] is u[1])
class SubD(dict):
    pass
u = SubD(a=[1]); u.tag = 1; v = copy.copy(u); print(v, v.tag, v["a"] is u["a"])
class SubT(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    def __getnewargs__(self):
        return tuple(self)
t(lambda: copy.deepcopy(SubT([1], 2)))
NT = collections.namedtuple("NT", "a b"); t(lambda: copy.deepcopy(NT([1], 2)))
class Color(enum.Enum):
    RED = 1
print(copy.deepcopy(Color.RED) is Color.RED, copy.copy(Color.RED) is Color.RED, copy.deepcopy({Color.RED: [Color.RED]}))
@dataclasses.dataclass(frozen=True)
class D:
    x: list
    y: int = 2
t(lambda: copy.deepcopy(D([1])))
@dataclasses.dataclass(frozen=True, slots=True)
class DS:
    x: list
t(lambda: copy.deepcopy(DS([1])))
class MyErr(Exception):
    def __init__(self, code, text="t"): super().__init__(code, text); self.code = code
e = copy.copy(MyErr(3))
print(repr(e), e.code, e.args)
class Bad(Exception):
    def __init__(self, a, b):
        super().__init__("only one")
t(lambda: copy.copy(Bad(1, 2)))
for x in (collections.deque([1, [2]], 3), collections.OrderedDict(a=[1]), collections.defaultdict(list, a=[1]), collections.Counter("aab"), collections.ChainMap({1: [2]}), collections.UserDict(a=[1]), re.compile("a+"), datetime.datetime(2020, 1, 2, 3), datetime.timedelta(1), decimal.Decimal("1.5"), fractions.Fraction(1, 3), uuid.UUID(int=5), pathlib.PurePosixPath("/a/b"), array.array("i", [1, 2]), functools.partial(int, base=2), bytearray(b"x"), range(3), 2j, types.SimpleNamespace(a=[1]), slice(1, 2, None) , frozenset([1]), {1: (2, [3])}, Ellipsis, NotImplemented, int, len, datetime.date(2020, 1, 1), datetime.time(1)):
    t(lambda: copy.copy(x))
    t(lambda: copy.deepcopy(x))
r = random.Random(5)
r2 = copy.deepcopy(r)
print(r.random() == r2.random(), copy.copy(r).random() == r.random())
class W:
    def __copy__(self):
        return "shallow"
    def __deepcopy__(self, memo):
        return ("deep", type(memo).__name__)
t(lambda: (copy.copy(W()), copy.deepcopy([W()])))
class Pt:
    def __init__(self, x, child=None):
        self.x = x
        self.child = child
    def __deepcopy__(self, memo):
        cls = self.__class__
        made = cls.__new__(cls)
        memo[id(self)] = made
        for k, v in self.__dict__.items():
            setattr(made, k, copy.deepcopy(v, memo))
        return made
a = Pt(1)
a.child = a
b = copy.deepcopy(a)
print(b.child is b, b.x)
t(lambda: type(copy.deepcopy(logging.getLogger("x"))).__name__)
t(lambda: copy.deepcopy(logging.getLogger("x")) is logging.getLogger("x"))
l = [1]
m = [l, l]
n = copy.deepcopy(m)
print(n[0] is n[1], n[0] is l)
t(lambda: copy.Error is copy.error)
t(lambda: copy.deepcopy((1, 2)) )
z = (1, [2])
print(copy.deepcopy(z) is z, copy.copy(z) is z)
import copyreg
class Q:
    def __init__(self, v):
        self.v = v
    def __repr__(self):
        return f"Q({self.v})"
copyreg.pickle(Q, lambda q: (Q, (q.v + "!",)))
t(lambda: copy.copy(Q("a")))
