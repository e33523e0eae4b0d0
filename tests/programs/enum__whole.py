"""Enumerations and flags, and what they refuse."""

from enum import Enum, IntEnum, auto
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def hot(self): return self is Color.RED
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.BLUE.value, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color(2), Color["RED"], Color.RED.hot(), Color.default(), Color.RED in Color)
print(Color, type(Color), type(Color.RED), isinstance(Color.RED, Color), list(Color.__members__))
def att(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
att(lambda: Color(9)); att(lambda: Color["X"]); att(lambda: Color.X); att(lambda: setattr(Color,"RED",2)); att(lambda: Color.RED < Color.GREEN)
d={Color.RED:"r"}; print(d[Color.RED], Color.RED==Color.RED, Color.RED!=Color.GREEN, Color.RED==1, f"{Color.RED}", f"{Color.RED:>12}|", "%s"%Color.RED)
class P(IntEnum):
    LOW=1; HIGH=5
print(P.LOW, repr(P.LOW), P.HIGH>P.LOW, P.LOW+1, P.HIGH==5, sorted([P.HIGH,P.LOW]), int(P.HIGH), P(5), f"{P.LOW}", {P.LOW:1}[1], max(P))
class Planet(Enum):
    EARTH=(5.97e24, 6.37e6)
    MARS=(6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass=mass; self.radius=radius
    @property
    def g(self): return round(6.67e-11*self.mass/self.radius**2,2)
print(Planet.EARTH.g, Planet.MARS.value, Planet.MARS.mass)
A=Enum("A","X Y Z"); print(list(A), A.Y.value)
def sub():
    class C2(Color): pass
att(sub)
class S(str, Enum):
    A="a"; B="b"
print(S.A, S.A=="a", S("b"), S.A.upper(), repr(S.B))
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")
from enum import Flag, IntFlag, unique, StrEnum
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
p = Perm.R | Perm.X
print(p, repr(p), p.value, Perm.R in p, Perm.W in p, list(p), ~Perm.R, Perm(0), repr(Perm(0)), bool(Perm(0)), Perm.RW, repr(Perm.RW), list(Perm), len(p), p & Perm.R, p ^ Perm.R, p is (Perm.X|Perm.R), Perm(7))
att(lambda: Perm(8)); att(lambda: 1 in p); att(lambda: Perm.R | 1)
class IP(IntFlag):
    A=1; B=2
print(IP.A|IP.B, repr(IP.A|IP.B), IP.A|8, IP.A==1, repr(IP(9)), ~IP.A)
@unique
class U(Enum): A=1; B=2
def dup():
    @unique
    class V(Enum): A=1; B=1; C=2; D=2
att(dup)
class SE(StrEnum):
    FOO=auto(); BAR="b"
print(SE.FOO, SE.FOO=="foo", repr(SE.BAR), f"{SE.BAR}!")
class Status(Enum):
    OPEN="open"
    @property
    def label(self): return self.value.title()
    @classmethod
    def _missing_(cls, v):
        return cls.OPEN if v=="OPEN" else None
    def __str__(self): return f"<{self.name}>"
print(Status.OPEN.label, Status("OPEN"), str(Status.OPEN), Status.OPEN)
att(lambda: Status("zz"))
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()*2
    ONE=auto(); TWO=auto()
print([a.value for a in Auto])
def twice():
    class T(Enum): A=1; A=2
att(twice)
class Op(Enum):
    ADD = (lambda a,b:a+b,)
    def __call__(self,*a): return self.value[0](*a)
print(Op.ADD(1,2), hash(Color.RED)==hash(Color.RED), len({Color.RED, Color.CRIMSON, Color.GREEN}))
