class Sl:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
sl = Sl()
try: sl.z = 3
except AttributeError as e: print(e)
try: sl.y
except AttributeError as e: print(e)


class Point:
    __slots__ = ["x", "y"]

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    __slots__ = ("z",)


p = Point3(1, 2)
p.z = 3
print(p.x, p.y, p.z)
try:
    p.w = 4
except AttributeError as error:
    print(error)


class Open(Point):
    pass


o = Open(1, 2)
o.anything = 5
print(o.anything)
