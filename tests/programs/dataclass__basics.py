from dataclasses import dataclass, field, asdict, astuple, replace, FrozenInstanceError, fields


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)

    @property
    def cheap(self):
        return self.price < 5


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


@dataclass
class Box(Item):
    size: int = 0
    volume: int = field(init=False, repr=False)

    def __post_init__(self):
        self.volume = self.size ** 3


a = Item("pen")
b = Item("pen")
a.tags.append("blue")
print(a, b, a == b, a.cheap)
print(asdict(a), astuple(b), replace(b, price=9))
print(sorted([Version(2, 1), Version(1, 9), Version(2)]), Version(1) < Version(1, 1))
try:
    Version(1).major = 2
except FrozenInstanceError as e:
    print("FrozenInstanceError:", e)
print({Version(3): "x"}[Version(3, 0)], Box("b", size=3), Box("b", size=3).volume)
print([f.name for f in fields(Box)])
try:
    Item()
except TypeError as e:
    print(e)
