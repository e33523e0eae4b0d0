"""Hints that are texts, and what typing makes of texts and None in brackets."""
from typing import *
import typing
def f(a: int, b: "str", c: None = None) -> "List[int]": pass
class C:
    x: "int"; y: "Optional[C]"; z: ClassVar[int] = 1
print(get_type_hints(f)); print(get_type_hints(C))
print(Callable[["Event"], None], Callable[..., None], List["C"], Optional["C"], Union[int, None], Callable[[int, str], List[int]], Dict[str, None], Tuple[()], Tuple[int, ...])


class Slotted(Generic[TypeVar("T")]):
    __slots__ = ("value",)


class Closing(Protocol):
    __slots__ = ()


slotted = Slotted()
slotted.value = 1
try:
    slotted.other = 2
except AttributeError as error:
    print(error)
print(Literal["a", 1], Annotated[int, "metres"], ForwardRef("X") == ForwardRef("X"))
