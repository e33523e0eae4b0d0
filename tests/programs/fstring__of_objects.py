"""Conversions in f-strings of objects that say themselves how they look."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __str__(self):
        return f"({self.x}|{self.y}) à"


class Bare:
    def __repr__(self):
        return "<bare é>"


point, bare = Point(1, 2), Bare()
print(f"{point} {point!s} {point!r} ")
print(f"{bare} {bare!s} {bare!r} ")
print(f"[{point!r:>14}] [{bare!s:^12}] [{[point, bare]!r}] {point=} {bare=!s}")
