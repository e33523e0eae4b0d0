import pickle, collections, enum, datetime, sys
class A:
    def __init__(self): self.x=1; self.me=self
    def __eq__(self,o): return self.__dict__.keys()==o.__dict__.keys()
    __hash__=None
    def m(self): return "m%d"%self.x
class S:
    __slots__=("p","q")
    def __init__(self): self.p=1; self.q=[self]
class D(dict): pass
class L(list): pass
class E(enum.Enum): X=1; Y="why"
P=collections.namedtuple("P","x y")
class Err(Exception):
    pass
class R:
    def __init__(self,a): self.a=a
    def __reduce__(self): return (R,(self.a*2,))
class G:
    def __getstate__(self): return {"z":9}
    def __setstate__(self,s): self.__dict__.update(s)
def f(x): return x+1
d=D(a=1); d.z=3
rec=[1]; rec.append(rec)
shared=["s"]
for v in [None,True,1,-1,255,256,70000,-5,2**40,-2**40,2**100,-2**100,1.5,"a","é"*200,b"x",b"y"*300,(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2,"a","a"],{},{"a":1},{"a":1,"b":[1]},{1},frozenset([1,2]),[shared,shared],(shared,(shared,)),len,int,A,ValueError,[ValueError("x",1)]]:
    b=pickle.dumps(v)
    print(len(b), b[:60].hex())
    r=pickle.loads(b)
    print(r if not isinstance(v,list) or not v or not isinstance(v[0],Exception) else repr(r), type(r) is type(v))
a=pickle.loads(pickle.dumps(A())); print(a.x, a.me is a, a.m())
s=pickle.loads(pickle.dumps(S())); print(s.p, s.q[0] is s)
d=pickle.loads(pickle.dumps(d)); print(type(d),d,d.z)
print(pickle.loads(pickle.dumps(L([1,2]))), pickle.loads(pickle.dumps(P(1,2))), pickle.loads(pickle.dumps(E.Y)) is E.Y)
r=pickle.loads(pickle.dumps(rec)); print(r[1] is r)
print(pickle.loads(pickle.dumps(R(2))).a, pickle.loads(pickle.dumps(G())).z)
print(pickle.loads(pickle.dumps(A().m))())
for o in (collections.deque([1,2],3), collections.OrderedDict(b=1,a=2), collections.Counter("abca"), collections.defaultdict(list,{1:[2]}), datetime.datetime(2020,1,2,3), datetime.timedelta(days=2), range(3), slice(1,2), type(None), Ellipsis, str.upper):
    try: print(repr(pickle.loads(pickle.dumps(o))))
    except Exception as e: print("ERR", o, type(e), e)
import threading
def g():
    def inner(): pass
    return inner
for bad in (lambda: 0, g(), threading.Lock(), (x for x in ()), sys, threading.Thread()):
    try: pickle.dumps(bad); print("??")
    except Exception as e: print(type(e), str(e).split(" at 0x")[0])
for bad in (b"", b"zz", b"\x80\x04K"):
    try: pickle.loads(bad)
    except Exception as e: print(type(e), e)
e=pickle.loads(pickle.dumps(Err("a",2))); print(repr(e), e.args)
import io
b=io.BytesIO(); pickle.dump([1,2],b); pickle.dump("x",b); b.seek(0); print(pickle.load(b),pickle.load(b))
