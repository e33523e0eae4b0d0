class Base:
    def hello(self):
        return ["Base"]


class Left(Base):
    def hello(self):
        return ["Left"] + super().hello()


class Right(Base):
    def hello(self):
        return ["Right"] + super().hello()


class Both(Left, Right):
    def hello(self):
        return ["Both"] + super().hello()


print(Both().hello())
print([c.__name__ for c in Both.__mro__])
print(issubclass(Both, Right), isinstance(Both(), Base), Both.__bases__ == (Left, Right))
try:
    class Broken(Base, Left):
        pass
except TypeError as e:
    print("TypeError:", str(e).splitlines()[0])
