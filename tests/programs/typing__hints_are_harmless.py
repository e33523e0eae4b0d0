from __future__ import annotations

from typing import Any, Callable, ClassVar, Dict, Generic, Iterable, List, NamedTuple, Optional, Protocol, Tuple, TypeVar, Union, cast
import typing

T = TypeVar("T")
Number = Union[int, float]
Handler = Callable[[str, int], Optional[bool]]


class Stack(Generic[T]):
    limit: ClassVar[int] = 10

    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


class Point(NamedTuple):
    x: int
    y: int = 0


class Speaks(Protocol):
    def speak(self) -> str: ...


class Dog:
    def speak(self) -> str:
        return "woof"


def talk(thing: Speaks) -> str:
    return thing.speak()


def total(values: Iterable[Number], start: Number = 0) -> Number:
    result: Number = start
    for v in values:
        result += v
    return result


count: int
scores: Dict[str, Tuple[int, ...]] = {"a": (1, 2)}
print(Stack[int]().push(1).push(2).pop(), Point(1), Point(3, 4).y, talk(Dog()), total([1, 2.5]), scores, Stack.limit)
print(cast(int, "not checked"), typing.TYPE_CHECKING, list[int] is not None, isinstance(Point(1), tuple))
x: Any = 5
print(x, total.__name__, Optional[int] is not None, dict[str, int] is not None)
