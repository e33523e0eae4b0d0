"""Abstract classes: they say what methods their subclasses must have."""


def abstractmethod(funcobj):
    """Marks a method that subclasses have to define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


def abstractproperty(fget):
    """The old way to mark a property; `property` over `abstractmethod` is today's."""
    return property(abstractmethod(fget))


def _is_abstract(value):
    if isinstance(value, property):
        return any([_is_abstract(part) for part in (value.fget, value.fset, value.fdel)])
    if isinstance(value, (classmethod, staticmethod)):
        value = value.__func__
    return getattr(value, "__isabstractmethod__", False) is True


def _find(cls, name):
    """What a class or its ancestors have under a name, as it stands there."""
    for ancestor in cls.__mro__:
        if name in ancestor.__dict__:
            return ancestor.__dict__[name]
    return None


class ABCMeta(type):
    """The class of abstract classes. Others can be registered as their subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstract = [word for word, value in namespace.items() if _is_abstract(value)]
        for base in bases:
            for word in getattr(base, "__abstractmethods__", ()):
                if word not in abstract and _is_abstract(_find(cls, word)):
                    abstract.append(word)
        cls.__abstractmethods__ = frozenset(abstract)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        """Counts another class among the subclasses."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        cls._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        hook = getattr(cls, "__subclasshook__", None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        if cls in subclass.__mro__:
            return True
        for registered in cls._abc_registry:
            if issubclass(subclass, registered):
                return True
        for derived in cls.__subclasses__():
            if derived is not cls and type(derived) is not type and issubclass(subclass, derived):
                return True
        return False


class ABC(metaclass=ABCMeta):
    """An abstract class to derive from."""

    __slots__ = ()


def get_cache_token():
    """A number that would change when a class is registered; nothing is cached here."""
    return 0
