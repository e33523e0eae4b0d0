class Meta(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
    def __len__(cls): return 7
    @property
    def prop(cls): return "prop of " + cls.__name__
    def hello(cls): return "hello " + cls.__name__
class S(metaclass=Meta):
    def __init__(self, a=1): print("init", a); self.a = a
s1 = S(3); s2 = S(4); print(s1 is s2, s1.a, S.prop, S.hello(), len(S), type(S), isinstance(S, Meta))
class T(S): pass
print(type(T).__name__, T(9) is T(1), T(0).a)

class M2(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["added"] = 42
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        print("init", name)
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return {"pre": 1}
class X(metaclass=M2, flag=True):
    z = 3
print(X.added, X.pre, X.z, X().added)
D = type("D", (X,), {"k": 5, "m": lambda self: self.k})
print(D, D().m(), D.__mro__)
class G:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(G["q"], G[int, 3])
class Even(type):
    def __instancecheck__(cls, x): return x % 2 == 0
class E(metaclass=Even): pass
print(isinstance(4, E), isinstance(3, E), isinstance(3, (E, str)), isinstance(4, (str, E)))
