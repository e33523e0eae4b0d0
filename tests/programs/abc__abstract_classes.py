"""Abstract classes: what is missing is named, and others can be registered."""

from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def hello(self): return "hi"
def att(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
att(Shape)
class Half(Shape):
    def area(self): return 1
    name = "n"
att(Half)
class Sq(Half):
    @classmethod
    def make(cls): return cls()
print(Sq.make().hello(), isinstance(Sq(), Shape), issubclass(Sq, Shape), isinstance(3, Shape), sorted(Shape.__abstractmethods__), Sq.__abstractmethods__)
@Shape.register
class Other: pass
print(isinstance(Other(), Shape), issubclass(Other, Shape))
class M(metaclass=ABCMeta):
    @abstractmethod
    def f(self): return 5
class N(M):
    def f(self): return super().f()+1
print(N().f(), type(M), type(Shape)); att(M)
