# corner cases
import sys, gc
class R:
    def __init__(self, name): self.name=name
    def __del__(self): print("close", self.name)
# exception with as
def bad():
    r=R("in bad")
    raise ValueError("x")
try:
    bad()
except ValueError as e:
    print("caught", e)
    saved=e
print("saved")
del saved
print("dropped")
# temp in exception in same frame
try:
    (R("temp"), 1/0)
except ZeroDivisionError:
    print("zde")
print("--")
# constructor raises
class C(R):
    def __init__(self):
        self.name="half"
        raise RuntimeError("no")
try: C()
except RuntimeError: print("ctor failed")
print("--")
# args/kwargs
def va(*a, **k): print(len(a), len(k))
va(R("a1"), R("a2"), k=R("k1"))
print("-- default dict")
from collections import deque, OrderedDict, defaultdict
d=deque(maxlen=2)
for i in range(4): d.append(R(i))
print("deque full")
d.popleft()
d.clear()
print("deque cleared")
q=[R("s1"),R("s2"),R("s3")]
q[0:2]=[]
print("sliced")
del q[:]
print("all")
x=R("walrus")
y=[x]; z={"k":y}
del x,y
print("still")
z["k"].clear()
print("gone")
# property/class attr
class K: res=R("class attr")
K.res=None
print("class attr gone")
# while loop rebinding
n=3
while n:
    r=R(f"w{n}"); n-=1
print("loop end")
r=None
# unpack
a,b=R("ua"),R("ub")
a,b=b,a
print("swapped", a.name, b.name)
a=b=None
# global from func
G=R("glob")
def drop():
    global G
    G=None
    print("dropped in func")
drop()
# nonlocal
def outer():
    v=R("nonlocal")
    def reset():
        nonlocal v
        v=None
        print("reset done")
    reset()
    print("outer done")
outer()
# lambda & map
print(list(map(lambda r:r.name, [R("m1"),R("m2")])))
print("map done")
print(sorted([R("b"),R("a")], key=lambda r:r.name)[0].name)
print("sorted done")
# chained
R("chain1").x = R("chain2")
print("chained")
# self ref cycle
r=R("cycle"); r.me=r
del r
print("not yet")
gc.collect()
print("collected")
# del in del
class Outer:
    def __init__(self): self.inner=R("inner of outer")
    def __del__(self): print("outer del"); del self.inner; print("outer del end")
o=Outer()
del o
# printing in del uses str
class W:
    def __del__(self):
        t=R("made in del")
        print("W del")
w=W(); w=1
print("end")
def fin():
    try:
        r=R("fin")
        return "value"
    finally:
        print("finally")
print(fin())
def gen():
    try:
        yield R("yielded")
    finally:
        print("gen fin")
for v in gen(): print(v.name)
print("loop")
del v
print("last")
import copy
s={"a":R("dictval")}
s2=copy.copy(s)
del s
print("copied")
s2.update(a=1)
print("updated")
@staticmethod
def st(): pass
m=R("bound m").__del__
print("bound")
m=None
print("unbound")
assert R("assert").name=="assert"
print("asserted")
if R("cond").name: print("in if")
print(f"{R('fstr').name}")
print("done")
t=R("t1"); u=t
del t
