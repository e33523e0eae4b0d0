"""A class method asked of an object gets the class, the first time and every time after."""


class Shape:
    """A class with a method of its own."""

    @classmethod
    def kind(cls):
        """The class that was asked."""
        return cls.__name__


class Word(str):
    """The same for a class derived from a built-in one."""

    @classmethod
    def kind(cls):
        """The class that was asked."""
        return cls.__name__


def ask(thing):
    """One place in the code for all objects."""
    return thing.kind()


print([ask(thing) for thing in (Shape(), Shape(), Word("a"), Word("b"), Shape(), Word("c"))])
