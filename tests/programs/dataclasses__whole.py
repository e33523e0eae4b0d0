"""Dataclasses with all their options, and copies."""

from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, is_dataclass, InitVar, KW_ONLY, make_dataclass
from typing import ClassVar, List
def att(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    count: ClassVar[int] = 5
    def norm(self): return self.x+self.y
p=P(1,2); q=P(1,2)
print(p, p==q, p!=P(3), p.norm(), P(x=5), P.count, p==(1,2,[]), [f.name for f in fields(P)], is_dataclass(P), is_dataclass(p), P.__doc__)
p.tags.append("t"); print(q.tags, asdict(p), astuple(p), replace(p,x=9), p==q)
att(lambda: P()); att(lambda: P(1,2,3,4)); att(lambda: P(1,z=2)); att(lambda: P(1,x=2)); att(lambda: hash(p)); att(lambda: p<q)
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
v=V(1,2); print(v, hash(v)==hash(V(1,2)), v<V(2), max(V(1),V(0,9)), sorted([V(2),V(1,5),V(1)]), {v:1}[V(1,2)])
def s(): v.major=3
att(s)
def s(): del v.major
att(s)
@dataclass
class B:
    a: int
@dataclass
class C(B):
    b: str = "b"
    c: float = field(default=1.5, repr=False, compare=False)
    d: int = field(init=False, default=7)
    def __post_init__(self): self.d = self.a*2
print(C(1), C(1,c=9)==C(1,c=8), C(4).d, C(1,"z"), C(1).c)
@dataclass
class I:
    a: int
    scale: InitVar[int] = 2
    def __post_init__(self, scale): self.a *= scale
print(I(3), I(3,5))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int = 2
print(K(1,b=3)); att(lambda: K(1,2))
@dataclass(kw_only=True)
class KK:
    a: int
    b: int
att(lambda: KK()); att(lambda: KK(1)); print(KK(b=1,a=2))
def bad():
    @dataclass
    class X:
        a: list = []
att(bad)
def bad2():
    @dataclass
    class X:
        a: int = 1
        b: int
att(bad2)
@dataclass
class Tree:
    v: int
    kids: List["Tree"] = field(default_factory=list)
t=Tree(1,[Tree(2),Tree(3,[Tree(4)])]); print(t, asdict(t)); t.kids.append(t); print(t)
match p:
    case P(x=1,y=yy): print("m",yy)
match v:
    case V(1, m): print("V", m)
@dataclass(slots=True)
class S:
    a: int
    b: int = 2
sl=S(1); print(sl)
def s(): sl.z=1
att(s)
M=make_dataclass("M",["x",("y",int,5)]); print(M(1))
@dataclass(eq=False)
class E: a: int
print(E(1)==E(1), hash(E(1))!=0)
@dataclass(repr=False, unsafe_hash=True)
class H:
    a: int
    def __repr__(self): return "H!"
print(H(1), hash(H(1))==hash(H(1)))
att(lambda: asdict(3)); att(lambda: fields(3)); att(lambda: replace(C(1), d=3))
import copy
print(copy.copy(p), copy.deepcopy(t)==0, copy.deepcopy(p).tags is p.tags, copy.copy(p).tags is p.tags)
l=[1,[2]]; l.append(l); m=copy.deepcopy(l); print(m[2] is m, m[1] is l[1], m[:2])
class O:
    def __init__(s): s.a=[1]
o=O(); print(copy.copy(o).a is o.a, copy.deepcopy(o).a is o.a, copy.deepcopy((1,"a"))[0], copy.copy({1:[2]}), copy.deepcopy({1:[2]}), copy.copy({1,2}))
import threading
att(lambda: copy.deepcopy(threading.Lock()))
class D:
    def __deepcopy__(self, memo): return "deep"
    def __copy__(self): return "shallow"
print(copy.copy(D()), copy.deepcopy([D()]), copy.deepcopy(ValueError("x")).args)
