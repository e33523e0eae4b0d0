"""Dicts with known keys and tuples with names, and how their types are shown."""

import typing
TD = typing.TypedDict("TD", {"a": int}); print(TD(a=1), TD.__name__, TD.__annotations__)
class Movie(typing.TypedDict, total=False):
    name: str
m: Movie = {"name": "x"}; print(m, Movie(name="y"), Movie.__annotations__)
T = typing.NamedTuple("T", [("x", int)]); print(T(1), T(1)._asdict())
print(typing.List[int], typing.Optional[str], typing.Callable[[int], str], typing.Union[int, str], int | None, list[int])
