import weakref, gc
class A:
    def __init__(self,n): self.n=n
    def hello(self): return "hello "+self.n
    def __repr__(self): return f"A({self.n})"
a=A("x")
r=weakref.ref(a)
print(r() is a, weakref.getweakrefcount(a))
del a
print(r())
a=A("y")
r=weakref.ref(a, lambda r: print("callback", r() ))
a=None
print(r())
d=weakref.WeakValueDictionary()
a=A("1"); b=A("2")
d["a"]=a; d["b"]=b
print(len(d), list(d.items()), "a" in d)
del a
print(len(d), list(d.keys()), d.get("a"), "a" in d)
del b
print(len(d))
k=weakref.WeakKeyDictionary()
a=A("k")
k[a]=5
print(len(k), k[a])
a=None
print(len(k))
s=weakref.WeakSet()
a=A("s"); s.add(a); s.add(A("temp"))
print(len(s))
for item in s: print(item)
del item
del a
print(len(s))
a=A("f")
f=weakref.finalize(a, print, "finalized", 1, sep="-")
print(f.alive)
del a
print(f.alive)
a=A("p")
p=weakref.proxy(a)
print(p.n, p.hello())
del a
try: p.n
except ReferenceError as e: print("RE", e)
a=A("m")
m=weakref.WeakMethod(a.hello)
print(m()())
del a
print(m())
# cycles
a=A("c1"); b=A("c2"); a.o=b; b.o=a
r=weakref.ref(a, lambda r: print("cycle cb"))
del a,b
print(r() is None)
print(gc.collect())
print(r())
class Node:
    def __init__(self, v): self.v=v; self._parent=None; self.children=[]
    @property
    def parent(self): return None if self._parent is None else self._parent()
    def add(self,c): self.children.append(c); c._parent=weakref.ref(self)
root=Node("root"); leaf=Node("leaf"); root.add(leaf)
print(leaf.parent.v)
del root
print(leaf.parent)
try: weakref.ref(5)
except TypeError as e: print(e)
try: weakref.ref("s")
except TypeError as e: print(e)
class S:
    __slots__=("x",)
try: weakref.ref(S())
except TypeError as e: print(e)
def make():
    t=A("local")
    return weakref.ref(t)
print(make()())
x=A("at exit")
weakref.finalize(x, print, "bye")
y=A("at exit 2")
weakref.finalize(y, print, "bye2")
print("end")
