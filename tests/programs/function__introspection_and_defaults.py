def area(width, height=2, *, unit="cm", **extra):
    """Area of a rectangle."""
    return f"{width * height} {unit}2"


print(area(3), area(3, 4, unit="m"), area(height=5, width=1), area.__name__, area.__doc__)
print(area.__defaults__, area.__kwdefaults__, area.__module__, area.__code__.co_argcount, area.__code__.co_varnames[:2])
area.calls = 3
print(area.calls, callable(area), type(area).__name__, type(lambda: 0).__name__, type(len).__name__, (lambda: 0).__name__)


def positional(a, b, /, c, *, d):
    return a + b + c + d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))
for call in (lambda: positional(a=1, b=2, c=3, d=4), lambda: positional(1, 2, 3, 4), lambda: positional(1, 2, 3), lambda: area(), lambda: area(1, 2, 3), lambda: area(1, width=2)):
    try:
        call()
    except TypeError as e:
        print(e)


def append_to(item, target=[]):
    target.append(item)
    return target


append_to(1)
print(append_to(2), append_to(3, []))


class Greeter:
    def __init__(self, word):
        self.word = word

    def __call__(self, name):
        return f"{self.word} {name}"

    def method(self):
        return self.word


g = Greeter("hi")
m = g.method
print(g("bob"), callable(g), m(), m.__self__ is g, m.__name__, Greeter.method(g), list(map(Greeter("yo"), ["a", "b"])))
