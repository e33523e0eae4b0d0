"""Every container of collections but the deque, once or more, and what each refuses."""

from collections import *
P=namedtuple("P","x y")
p=P(1,y=2); print(p, p.x, p[1], p==(1,2), P._fields, p._asdict(), p._replace(x=5), P._make([3,4]), len(p), hash(p)==hash((1,2)))
x,y=p; print(x,y, isinstance(p,tuple), P.__name__, P.__doc__, P.__module__)
D=namedtuple("D",["a","b","c"],defaults=[1,2]); print(D(0), D._field_defaults, D(a=1,c=5))
class Q(P):
    __slots__=()
    @property
    def norm(self): return self.x+self.y
    def __new__(cls, x, y=9): return super().__new__(cls,x,y)
print(Q(1), Q(1).norm, sorted([P(2,1),P(1,2)]), {P(1,2):3}[(1,2)])
def att(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
att(lambda: P(1)); att(lambda: P()); att(lambda: P(1,2,3)); att(lambda: P(1,z=2)); att(lambda: P(1,x=2)); att(lambda: setattr(p,'x',1)); att(lambda: D()); att(lambda: D(1,2,3,4))
att(lambda: namedtuple("A","a a")); att(lambda: namedtuple("A","_a")); att(lambda: namedtuple("A","class")); att(lambda: namedtuple("A","1a")); att(lambda: p._replace(z=1)); att(lambda: namedtuple("A","a",defaults=[1,2])); att(lambda: P._make([1]))
print(namedtuple("R","a class a _x",rename=True)._fields)
match p:
    case P(1, yy): print("m", yy)
T3=namedtuple("T3","a b c"); att(lambda: T3())
print(*[f"{q.x}-{q.y}" for q in [P(1,2)]], p.count(1), p+(3,), p<(1,3), "%s %s"%p)
c=Counter("abracadabra"); print(c, c["a"], c["zz"], c.most_common(2), sorted(c.elements())[:4], c.total())
c.update("aab"); c.subtract({"a":2}); print(c); del c["nope"]; c2=Counter(a=1,q=-2)
print(c+c2, c-c2, c|c2, c&c2, +c2, -c2, c==Counter(c), c2<c, Counter(), Counter([1,1,2])[1])
c+=Counter(a=5); print(c["a"], isinstance(c,dict), dict(c)["a"], sum(c.values()), list(c)[:2], c.copy()==c)
att(lambda: Counter.fromkeys("a"))
d=defaultdict(list); d["a"].append(1); d["b"]; print(d, d["a"], len(d), d.get("z"), "z" in d, dict(d)); n=defaultdict(int); n["x"]+=1; print(n, n.default_factory)
att(lambda: defaultdict()["k"]); att(lambda: defaultdict(3)); print(defaultdict(lambda: 5, {"a":1}, b=2)["q"])
nest=defaultdict(lambda: defaultdict(int)); nest["a"]["b"]+=1; print(nest["a"]["b"], {k:dict(v) for k,v in nest.items()})
o=OrderedDict([("a",1),("b",2),("c",3)]); o.move_to_end("a"); print(o, list(o)); o.move_to_end("c",last=False); print(list(o.items()), o.popitem(last=False), o.popitem(), o)
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)==dict(b=2,a=1), list(reversed(OrderedDict(a=1,b=2))), OrderedDict())
att(lambda: OrderedDict().popitem()); att(lambda: o.move_to_end("zz"))
m=ChainMap({"a":1},{"a":2,"b":3}); print(m["a"], m["b"], list(m), len(m), dict(m), m, m.new_child({"z":0}), m.parents); m["b"]=9; print(m.maps); att(lambda: m["q"]); att(lambda: m.pop("zz"))
