"""The methods of dataclasses and named tuples are functions like any: in calls, signatures and tracebacks."""
import collections
import dataclasses
import inspect
import threading
import typing

Point = collections.namedtuple("Point", "x y", defaults=[5])
print(Point(1), Point(1, 2), Point(y=3, x=1), Point.__new__.__doc__, Point._field_defaults)
for call in (
    lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=1), lambda: Point(1, x=2), lambda: Point._make([1]),
):
    try:
        call()
    except TypeError as error:
        print(error)
Nothing = collections.namedtuple("Nothing", "")
print(Nothing(), inspect.signature(Point))
try:
    Nothing(1)
except TypeError as error:
    print(error)


class Named(typing.NamedTuple):
    number: int
    text: str = "q"


class Doubled(Point):
    def __new__(cls, x):
        return super().__new__(cls, x, x * 2)


class Shown(Point):
    def __init__(self, *arguments):
        print("made of", arguments)


print(Named(1), Named(text="k", number=2), Doubled(3), Shown(1, 2))
try:
    Named()
except TypeError as error:
    print(error)


@dataclasses.dataclass
class Job:
    number: int
    parts: list = dataclasses.field(default_factory=list)
    hidden: int = dataclasses.field(default=3, repr=False)
    fixed: int = dataclasses.field(init=False, default=7)
    sum: int = dataclasses.field(init=False)
    weight: int = dataclasses.field(default=1, kw_only=True)
    start: dataclasses.InitVar[int] = 4

    def __post_init__(self, start):
        if self.number < 0:
            raise ValueError("negative")
        self.sum = self.number + start


job = Job(1, weight=3, start=10)
print(job, job.__dict__, Job(1) == Job(1), Job(1) == Job(2), Job(1) != 1)
print(inspect.signature(Job), Job.__init__.__qualname__, sorted(Job.__init__.__annotations__))
for call in (
    lambda: Job(), lambda: Job(1, 2, 3, 4, 5, 6), lambda: Job(1, q=1), lambda: Job(1, weight=1, number=2),
    lambda: Job(1) < Job(2),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


@dataclasses.dataclass(slots=True)
class Slotted:
    self: int
    other: int = 2


@dataclasses.dataclass
class Watched:
    value: int

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


@dataclasses.dataclass(order=True, frozen=True)
class Version:
    major: int
    label: str = dataclasses.field(default="", compare=False)


print(Slotted(1), Watched(1), sorted([Version(3), Version(1)]), hash(Version(1)) == hash(Version(1, "x")))
for call in (lambda: Version(1) < 3, lambda: setattr(Version(1), "major", 2)):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
thread = threading.Thread(target=Job, args=(-1,), name="maker")
thread.start()
thread.join()


class Factory:
    def __new__(cls, kind):
        return super().__new__(Round if kind == "round" else cls)

    def __init__(self, kind):
        print(type(self).__name__, kind)


class Round(Factory):
    def __init__(self, kind):
        print("a round one")


Factory("round"), Factory("other")


class Lonely:
    made = 0

    def __new__(cls, *arguments, **keywords):
        cls.made += 1
        return super().__new__(cls)


Lonely(1, 2, a=3)
print(Lonely.made)
Job(-2)
