"""Names for annotations, abstract containers, and the names of types."""

import typing
from typing import *
from collections.abc import Iterable as I, Mapping as Mp, MutableMapping, Sequence as Sq, Callable as Ca, Hashable as Ha, Sized as Sz
T = TypeVar("T"); KK = TypeVar("KK", bound=int)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, type(s).__name__, T, isinstance(s, Stack))
def f(a: Optional[int], b: Union[int, str], c: Dict[str, List[int]], d: Callable[[int], str], e: Tuple[int, ...], g: "Foo") -> Any: return a
print(f(1,2,3,4,5,6))
class P(NamedTuple):
    x: int
    y: int = 2
    def s(self): return self.x + self.y
print(P(1), P(1,5).s(), P._fields, P(3).x, P._field_defaults)
class Q(Protocol):
    def run(self) -> int: ...
class R:
    def run(self): return 4
def use(q: Q): return q.run()
print(use(R()))
@runtime_checkable
class Cl(Protocol):
    def close(self): ...
class F:
    def close(self): pass
print(isinstance(F(), Cl), isinstance(3, Cl))
try: isinstance(R(), Q)
except TypeError as e: print(e)
U = NewType("U", int); print(U(5), cast(str, 3), TYPE_CHECKING)
class TD(TypedDict):
    a: int
    b: str
print(TD(a=1, b="x"), {"a":1} == TD(a=1))
print(Optional[int], Union[int, str], List[int], Dict[str, int], Callable[[int], str], Any, Tuple[int, ...], Union[int, None], Optional[str])
print(Literal["a", 1], ClassVar[int], Final)
@overload
def o(x: int) -> int: ...
@overload
def o(x: str) -> str: ...
def o(x): return x
print(o(3))
print(isinstance([], I), isinstance({}, Mp), isinstance((), Sq), isinstance(len, Ca), isinstance(3, Ha), isinstance([], Ha), isinstance("", Sz), isinstance(3, I), issubclass(dict, MutableMapping), isinstance([1], typing.Iterable) if False else "")
class My(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = My(); m["a"] = 1; m.update(b=2); print(dict(m), m.get("z", 5), "a" in m, m.pop("a"), len(m), list(m.items()), m.setdefault("q", 3), m == {"b": 2, "q": 3})
class Bad(Sq):
    pass
try: Bad()
except TypeError as e: print(e)
class It:
    def __iter__(self): return iter([1])
print(isinstance(It(), I), isinstance(F(), I))
import types
n = types.SimpleNamespace(a=1, b="x"); n.c = 2; print(n, n == types.SimpleNamespace(a=1, b="x", c=2), isinstance(f, types.FunctionType), isinstance(m.get, types.MethodType), types.MappingProxyType({1: 2})[1])
mp = types.MappingProxyType({1: 2}); print(mp)
try: mp[1] = 3
except TypeError as e: print(e)
import weakref
class N: pass
nn = N(); r = weakref.ref(nn); print(r() is nn); d = weakref.WeakValueDictionary(); d["k"] = nn; print(d["k"] is nn, len(d)); ws = weakref.WeakSet(); ws.add(nn); print(nn in ws, len(ws)); wk = weakref.WeakKeyDictionary(); wk[nn] = 1; print(wk[nn])
try: weakref.ref(3)
except TypeError as e: print(e)
