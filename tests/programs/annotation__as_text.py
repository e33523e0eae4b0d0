from __future__ import annotations
x: List[int] = []
def f(a: Foo, b: int | None = None) -> Bar: pass
class P:
    a: Undefined
    b: dict[str, int] = {}
print(__annotations__, f.__annotations__, P.__annotations__)
