from enum import Enum, IntEnum, Flag, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def hex(self):
        return {"RED": "#f00", "GREEN": "#0f0", "BLUE": "#00f"}[self.name]


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


print(Color.RED, repr(Color.GREEN), Color.BLUE.name, Color.BLUE.value)
print(Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, list(Color), len(Color))
print(Color.RED.hex, Color.RED == 1, Level.LOW == 1, Level.HIGH > Level.LOW, Level.HIGH + 1)
print(Perm.R | Perm.W, Perm.X in (Perm.R | Perm.W), bool(Perm.R & Perm.W), (Perm.R | Perm.X).value)
for call in (lambda: Color(9), lambda: Color["PINK"]):
    try:
        call()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
print({Color.RED: "stop"}[Color.RED], isinstance(Color.RED, Color), [c.name for c in Color if c.value > 1])
