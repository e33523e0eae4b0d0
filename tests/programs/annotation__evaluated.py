x: int = 3
y: "str"
if x:
    z: list[int] = []
print(__annotations__)
def f(a: int, b: str = "q", *args: float, k: bool = True, **kw: dict) -> None:
    local: undefined_name = 3
    return local
print(f.__annotations__, f(1, "a"))
class A:
    i: int
    j: int | None = None
    __p: "A" = None
    def m(self, o: "A") -> "A": ...
    class B:
        k: float = 1.0
print(A.__annotations__, A.B.__annotations__, A.m.__annotations__)
class C(A): pass
print(C.__annotations__)
def g(): pass
print(g.__annotations__)
try:
    def h(a: nothere): pass
except NameError as e: print(e)
def outer():
    class L:
        v: int
    def k(a: L) -> L: return a
    return k.__annotations__["a"].__name__
print(outer())
f.__annotations__["extra"] = 1
print(f.__annotations__)
print(f.__module__, f.__defaults__, g.__defaults__)
