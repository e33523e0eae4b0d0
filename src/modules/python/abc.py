"""Abstract base classes: classes that say which methods their subclasses must have."""


def abstractmethod(function):
    """Marks a method that a subclass has to define before it can have instances."""
    function.__isabstractmethod__ = True
    return function


def _is_abstract(member):
    if isinstance(member, property):
        accessors = (member.fget, member.fset, member.fdel)
        return any([_is_abstract(accessor) for accessor in accessors])
    if isinstance(member, (staticmethod, classmethod)):
        return _is_abstract(member.__func__)
    return getattr(member, "__isabstractmethod__", False) is True


class ABCMeta(type):
    """The class of abstract base classes. It notes which methods are still abstract, and lets other
    classes be registered as if they derived from one."""

    def __new__(metaclass, name, bases, namespace, /, **keywords):
        cls = super().__new__(metaclass, name, bases, namespace, **keywords)
        abstract = {name for name, member in namespace.items() if _is_abstract(member)}
        for base in bases:
            for inherited in getattr(base, "__abstractmethods__", ()):
                if _is_abstract(getattr(cls, inherited, None)):
                    abstract.add(inherited)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._registered = ()
        return cls

    def register(cls, subclass):
        """Makes `subclass` count as one of this class's; usable as a decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        cls._registered = cls._registered + (subclass,)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        hook = cls.__subclasshook__(subclass)
        if hook is not NotImplemented:
            return hook
        if cls in subclass.__mro__:
            return True
        for registered in cls._registered:
            if issubclass(subclass, registered):
                return True
        for derived in cls.__subclasses__():
            if issubclass(subclass, derived):
                return True
        return False


class ABC(metaclass=ABCMeta):
    """A class to derive from, for those who would rather not name a metaclass."""

    @classmethod
    def __subclasshook__(cls, subclass):
        """Overridden by classes that recognise others by what they can do."""
        return NotImplemented


def get_cache_token():
    """A value that changes when a class is registered: here every lookup is made anew."""
    return 0
