class P:
    def __init__(self, x, y): self.x = x; self.y = y
    def __eq__(self, o):
        return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f"P({self.x}, {self.y})"
    def __lt__(self, o): return (self.x, self.y) < (o.x, o.y)
d = {P(1, 2): "a", P(3, 4): "b"}
print(d[P(1, 2)], d.get(P(3, 4)), d.get(P(9, 9), "none"), P(1, 2) in d, P(5, 5) in d, len(d))
d[P(1, 2)] = "c"; d[P(7, 7)] = "z"; print(d, len(d)); del d[P(7, 7)]; print(d.pop(P(3, 4)), d)
try: d[P(0, 0)]
except KeyError as e: print("KeyError", e)
print(d.setdefault(P(1, 2), "x"), d.setdefault(P(8, 8), "new"), d)
s = {P(1, 1), P(1, 1), P(2, 2)}; print(len(s), P(1, 1) in s, P(3, 3) in s)
s.add(P(2, 2)); s.add(P(3, 3)); print(len(s)); s.discard(P(1, 1)); s.remove(P(2, 2)); print(s)
print(set([P(1, 1)] * 3), frozenset([P(1, 2), P(1, 2)]), dict([(P(1, 1), 1), (P(1, 1), 2)]), {P(i % 2, 0): i for i in range(5)}, len({P(i % 3, 0) for i in range(10)}))
a = {P(1, 1), P(2, 2)}; b = {P(2, 2), P(3, 3)}
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, {P(2, 2)} <= a, a == {P(2, 2), P(1, 1)}, a.isdisjoint({P(9, 9)}), sorted(a.union([P(5, 5)])), sorted(a.intersection([P(1, 1)])))
a.update(b); print(sorted(a)); a -= b; print(a); a |= b; a ^= {P(3, 3)}; print(sorted(a))
l = [P(1, 2), P(3, 4), P(1, 2)]
print(l.index(P(3, 4)), l.count(P(1, 2)), P(3, 4) in l, P(0, 0) in l, P(0, 0) not in l, l == [P(1, 2), P(3, 4), P(1, 2)], (P(1, 1), 2) == (P(1, 1), 2), (P(1, 1), 2) != (P(1, 1), 3))
l.remove(P(1, 2)); print(l, sorted(l, reverse=True), min(l), max(l)); l.sort(reverse=True); print(l)
try: l.remove(P(99, 0))
except ValueError as e: print(e)
try: l.index(P(99, 0))
except ValueError as e: print(e)
t = {(P(1, 1), "k"): 5}; print(t[(P(1, 1), "k")], (P(1, 1), "k") in t, hash((P(1, 1), 2)) == hash((P(1, 1), 2)))
print({1: P(1, 1)} == {1: P(1, 1)}, [1, [P(1, 1)]] == [1, [P(1, 1)]], {"a": [P(0, 0)]} == {"a": [P(0, 1)]})
print([(1, P(2, 2)), (1, P(1, 1)), (0, P(9, 9))].__class__, sorted([(1, P(2, 2)), (1, P(1, 1)), (0, P(9, 9))]))
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): print("eq", self.v, o.v); return self.v == o.v
k = {K(1): 1, K(2): 2}; print(k[K(2)]); print(K(3) in k)
class Bad:
    def __hash__(self): raise RuntimeError("no hash")
try: {Bad(): 1}
except RuntimeError as e: print(e)
try: x = {}; x[Bad()] = 1
except RuntimeError as e: print(e)
class BadEq:
    def __hash__(self): return 5
    def __eq__(self, o): raise ValueError("no eq")
m = {BadEq(): 1}
try: m[BadEq()]
except ValueError as e: print(e)
class NoHash:
    def __eq__(self, o): return True
try: {NoHash()}
except TypeError as e: print(e)
class Str(str):
    def __hash__(self): return super().__hash__()
    def __eq__(self, o): return str.__eq__(self, o)
print({Str("a"): 1}["a"], {"a": 1}[Str("a")])
def gen():
    cache = {}
    for i in range(4):
        p = P(i % 2, 0)
        if p not in cache: cache[p] = []
        cache[p].append(i); yield cache
print(list(gen())[-1])
import threading
shared = {}; lock = threading.Lock()
def work(n):
    for i in range(50):
        with lock: shared[P(i, 0)] = shared.get(P(i, 0), 0) + 1
ts = [threading.Thread(target=work, args=(n,)) for n in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(len(shared), set(shared.values()))
match P(1, 2):
    case P(x=1, y=y): print("matched", y)
print(P(1, 2) == 3, P(1, 2) != P(1, 2), [P(1, 2)] != [P(1, 2)])
class W:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return NotImplemented
    __hash__ = object.__hash__
w = W(1); print(w == w, w == W(1), w in [W(1), w], {w: 3}[w])
