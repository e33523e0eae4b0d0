# functions, attributes, items, nested, threads
import sys
import threading
class R:
    def __init__(self, name): self.name=name; print("open", name)
    def __del__(self): print("close", self.name)
    def work(self): print("work", self.name); return self
    def __enter__(self): return self
    def __exit__(self,*a): print("exit", self.name)
def f():
    r = R("local")
    r.work()
    print("leaving f")
f()
print("after f")
def g():
    r = R("returned")
    return r
x = g()
print("have", x.name)
x = R("second")
print("rebound")
class Box: pass
b = Box()
b.item = R("attr")
b.item = None
print("attr gone")
b.item = R("attr2")
del b.item
print("attr2 gone")
b.item = R("attr3")
del b
print("box gone")
l = [R("l0"), R("l1"), R("l2")]
l[0] = None
print("item gone")
del l[1]
print("l1 gone")
l.pop()
print("l2 gone")
l.append(R("l3")); l.append(R("l4"))
l.clear()
print("cleared")
d = {"a": R("da"), "b": R("db")}
del d["a"]
print("da gone")
d.pop("b")
print("db gone")
d["c"]=R("dc"); d["c"]=R("dc2")
print("dc gone")
d.clear()
print("d clear")
R("temp").work()
print("temp gone")
with R("with") as w:
    pass
print("after with")
w = None
print("with gone")
def outer():
    r = R("closure")
    def inner(): return r.name
    return inner
i = outer()
print(i())
del i
print("closure gone")
def gen():
    r = R("gen")
    yield 1
    yield 2
for v in gen():
    print(v)
print("gen done")
g1 = gen(); next(g1)
del g1
print("gen dropped")
for i in range(2):
    r = R("loop%d"%i)
print("loop over")
del r
def worker(n):
    t = R("thread%d"%n)
    print("in thread")
th = threading.Thread(target=worker, args=(1,))
th.start(); th.join()
print("joined")
th = threading.Thread(target=R("bound").work)
th.start(); th.join()
print("joined 2")
class Child(R):
    def __del__(self):
        print("child del"); super().__del__()
c = Child("inherited")
c = None
class Res:
    keep=[]
    def __del__(self): print("resurrect"); Res.keep.append(self)
q=Res()
q=None
print(len(Res.keep))
Res.keep.clear()
print("not twice")
def raising():
    r=R("raising")
    1/0
try:
    raising()
except ZeroDivisionError:
    print("handled")
print("after handled")
s={R("inset")}
s.clear()
print("set cleared")
t=(R("t0"),R("t1"))
del t
a=b=R("two names")
del a
print("one left")
del b
print("none left")
def args(r): print("got", r.name)
args(R("arg"))
print("arg gone")
lst=[R("c%d"%i) for i in range(3)]
print("made")
lst=[r for r in lst if r.name!="c1"]
print("filtered")
del r, lst
sys.exit(3)
