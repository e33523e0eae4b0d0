from abc import ABC, abstractmethod
import math


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Surface."""

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f"{self.name} with area {self.area():.3f}"


class Circle(Shape):
    name = "circle"

    def __init__(self, r):
        self.r = r

    def area(self):
        return math.pi * self.r ** 2


class Square(Shape):
    def __init__(self, side):
        self.side = side

    @property
    def name(self):
        return "square"

    def area(self):
        return self.side ** 2


class Half(Shape):
    def area(self):
        return 0


for shape in (Circle(1), Square(2)):
    print(shape.describe())
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
