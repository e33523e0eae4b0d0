class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack([1, 2]); s.push(3)
print(s, len(s), s.peek(), s[0], s[1:], 3 in s, list(s), [x*2 for x in s], s == [1,2,3], s + [4], type(s + [4]), isinstance(s, list), bool(s), sorted(s, reverse=True), sum(s), max(s), s.index(2))
s += [9]; print(type(s), s); s[0] = 100; del s[1]; print(s, repr(s), str(s), f"{s}"); s.sort(); print(s)
for x in s: print(x, end=" ")
print(); a, *b = s; print(a, b); print(*s); s.extend((7, 8)); s.pop(); print(s, tuple(s), set(s) == {3, 9, 100, 7})
class D(dict):
    def __missing__(self, k): return f"missing {k}"
    def __setitem__(self, k, v):
        print("set", k); super().__setitem__(k, v)
d = D(a=1, b=2); d["c"] = 3; print(d["zz"], d, len(d), "a" in d, d.get("q"), list(d), list(d.items()), d == {"a":1,"b":2,"c":3}, {**d}, dict(d))
d.update(x=5); print(d.pop("x"), d.keys(), sorted(d.values())); del d["a"]; print(d)
def f(**k): return k
print(f(**d))
class DD(dict):
    def __init__(self, factory, *a, **k):
        super().__init__(*a, **k); self.factory = factory
    def __missing__(self, key):
        v = self[key] = self.factory(); return v
dd = DD(list); dd["x"].append(1); dd["x"].append(2); dd["y"]; print(dd, dd.factory is list)
class AttrDict(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
    def __setattr__(self, n, v): self[n] = v
ad = AttrDict(x=1); ad.y = 2; print(ad.x, ad.y, ad); print(hasattr(ad, "z"))
class L2(list):
    def __getitem__(self, i):
        print("get", i); return super().__getitem__(i)
    def __iter__(self):
        print("iter"); return super().__iter__()
    def __contains__(self, x): return True
l2 = L2([1, 2]); print(l2[0], list(l2), 99 in l2, [*l2])
class Base: pass
print(Base.__eq__ is object.__eq__, isinstance(Base.__init__, type(object.__init__)))
