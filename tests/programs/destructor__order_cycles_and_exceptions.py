import gc
gc.collect()
class A:
    pass
class D:
    def __del__(s): print("del D")
a=A();b=A();a.b=b;b.a=a
del a,b
print(gc.collect())
a=D();b=D();a.b=b;b.a=a
del a,b
print(gc.collect())
l=[];l.append(l);del l
print(gc.collect())
a=A();a.me=a;a.d={1:a};del a
print(gc.collect())
class N:
    def __init__(s): s.children=[]; s.parent=None
    def add(s,c): s.children.append(c); c.parent=s
r=N(); r.add(N()); r.add(N()); del r
print(gc.collect())
x=[D() for i in range(2)]
print("clear")
x.clear()
class P:
    def __init__(s,n,c=None): s.n=n; s.c=c
    def __del__(s): print("del",s.n)
p=P("parent",P("child"))
q=P("q")
z=P("z")
zz=[P("l1"),P("l2"),P("l3")]
del zz
def f():
    u=P("u");v=P("v")
    raise ValueError
try: f()
except ValueError as e: print("caught")
print("after")
P("temp")
print("x")
p=None
d={1:P("d1"),2:P("d2")}
d=None
s=P("t1"),P("t2")
s=0
class Bad:
    def __del__(self): raise ValueError("no")
b=Bad()
b=1
print("end")
raise KeyError(1)
