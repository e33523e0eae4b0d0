"""Names of the classes that have no name among the builtins, and a few helpers about classes."""

import sys as _sys


def _function():
    pass


def _generator():
    yield


class _Class:
    def method(self):
        pass


FunctionType = type(_function)
LambdaType = FunctionType
GeneratorType = type(_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
ModuleType = type(_sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)
CodeType = type(_function.__code__)
FrameType = type(_sys._getframe())
GenericAlias = type(list[int])
UnionType = type(int | str)

try:
    raise Exception
except Exception as _error:
    TracebackType = type(_error.__traceback__)


class _Never:
    """Stands for classes whose objects do not exist here."""


CoroutineType = AsyncGeneratorType = CellType = GetSetDescriptorType = MemberDescriptorType = _Never
MethodDescriptorType = WrapperDescriptorType = MethodWrapperType = ClassMethodDescriptorType = _Never


class SimpleNamespace:
    """An object that is nothing but its attributes."""

    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        kind = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        shown = ", ".join([f"{name}={value!r}" for name, value in self.__dict__.items()])
        return f"{kind}({shown})"

    def __eq__(self, other):
        if not isinstance(other, SimpleNamespace):
            return NotImplemented
        return self.__dict__ == other.__dict__

    __hash__ = None


class MappingProxyType:
    """A dict seen through a window: it can be read, not changed."""

    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def get(self, key, default=None):
        """The value of a key, or the default."""
        return self._mapping.get(key, default)

    def keys(self):
        """The keys."""
        return self._mapping.keys()

    def values(self):
        """The values."""
        return self._mapping.values()

    def items(self):
        """The pairs."""
        return self._mapping.items()

    def copy(self):
        """A dict of the same pairs, which can be changed."""
        return self._mapping.copy()

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object does not support item deletion")

    def __eq__(self, other):
        return self._mapping == other

    def __or__(self, other):
        return self._mapping | other

    def __str__(self):
        return str(self._mapping)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    __hash__ = None


class DynamicClassAttribute:
    """A property that objects have, while the class looks for the name elsewhere."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.__doc__ = doc

    def __get__(self, instance, owner=None):
        if instance is None:
            raise AttributeError
        return self.fget(instance)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a class statement would."""
    kwds = dict(kwds or {})
    metaclass = kwds.pop("metaclass", None) or (type(bases[0]) if bases else type)
    namespace = metaclass.__prepare__(name, bases, **kwds) if hasattr(metaclass, "__prepare__") else {}
    if exec_body is not None:
        exec_body(namespace)
    return metaclass(name, bases, namespace, **kwds)


def coroutine(func):
    """Refused: there are no coroutines here."""
    raise NotImplementedError("coroutines are not supported; use threading.Thread")
