"""The operators as functions, and functions that take an item, an attribute or a method's result."""


def lt(a, b, /):
    """`a < b`."""
    return a < b


def le(a, b, /):
    """`a <= b`."""
    return a <= b


def eq(a, b, /):
    """`a == b`."""
    return a == b


def ne(a, b, /):
    """`a != b`."""
    return a != b


def ge(a, b, /):
    """`a >= b`."""
    return a >= b


def gt(a, b, /):
    """`a > b`."""
    return a > b


def add(a, b, /):
    """`a + b`."""
    return a + b


def sub(a, b, /):
    """`a - b`."""
    return a - b


def mul(a, b, /):
    """`a * b`."""
    return a * b


def truediv(a, b, /):
    """`a / b`."""
    return a / b


def floordiv(a, b, /):
    """`a // b`."""
    return a // b


def mod(a, b, /):
    """`a % b`."""
    return a % b


def pow(a, b, /):
    """`a ** b`."""
    return a ** b


def matmul(a, b, /):
    """`a @ b`."""
    return a @ b


def lshift(a, b, /):
    """`a << b`."""
    return a << b


def rshift(a, b, /):
    """`a >> b`."""
    return a >> b


def and_(a, b, /):
    """`a & b`."""
    return a & b


def or_(a, b, /):
    """`a | b`."""
    return a | b


def xor(a, b, /):
    """`a ^ b`."""
    return a ^ b


def is_(a, b, /):
    """`a is b`."""
    return a is b


def is_not(a, b, /):
    """`a is not b`."""
    return a is not b


def not_(a, /):
    """`not a`."""
    return not a


def neg(a, /):
    """`-a`."""
    return -a


def pos(a, /):
    """`+a`."""
    return +a


def inv(a, /):
    """`~a`."""
    return ~a


def truth(a, /):
    """`bool(a)`."""
    return True if a else False


def iadd(a, b, /):
    """`a += b`, answering `a`."""
    a += b
    return a


def isub(a, b, /):
    """`a -= b`, answering `a`."""
    a -= b
    return a


def imul(a, b, /):
    """`a *= b`, answering `a`."""
    a *= b
    return a


def imatmul(a, b, /):
    """`a @= b`, answering `a`."""
    a @= b
    return a


def itruediv(a, b, /):
    """`a /= b`, answering `a`."""
    a /= b
    return a


def ifloordiv(a, b, /):
    """`a //= b`, answering `a`."""
    a //= b
    return a


def imod(a, b, /):
    """`a %= b`, answering `a`."""
    a %= b
    return a


def ipow(a, b, /):
    """`a **= b`, answering `a`."""
    a **= b
    return a


def iand(a, b, /):
    """`a &= b`, answering `a`."""
    a &= b
    return a


def ior(a, b, /):
    """`a |= b`, answering `a`."""
    a |= b
    return a


def ixor(a, b, /):
    """`a ^= b`, answering `a`."""
    a ^= b
    return a


def ilshift(a, b, /):
    """`a <<= b`, answering `a`."""
    a <<= b
    return a


def irshift(a, b, /):
    """`a >>= b`, answering `a`."""
    a >>= b
    return a


invert = inv
_abs = abs


def abs(a, /):
    """`abs(a)`."""
    return _abs(a)


def index(a, /):
    """`a` as an integer, if it is one."""
    if isinstance(a, int):
        return int(a)
    if hasattr(a, "__index__"):
        return a.__index__()
    raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")


def concat(a, b, /):
    """`a + b` of sequences."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def contains(a, b, /):
    """`b in a`, in that order."""
    return b in a


def getitem(a, b, /):
    """`a[b]`."""
    return a[b]


def setitem(a, b, c, /):
    """`a[b] = c`."""
    a[b] = c


def delitem(a, b, /):
    """`del a[b]`."""
    del a[b]


def iconcat(a, b, /):
    """`a += b` of sequences, answering `a`."""
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


def countOf(a, b, /):
    """How often `b` is among the items of `a`."""
    return len([item for item in a if item is b or item == b])


def indexOf(a, b, /):
    """Where `b` is among the items of `a`."""
    for place, item in enumerate(a):
        if item is b or item == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(a, default=0, /):
    """How many items `a` has, if it can tell."""
    return len(a) if hasattr(a, "__len__") else default


def call(function, /, *args, **kwargs):
    """`function(*args, **kwargs)`."""
    return function(*args, **kwargs)


class itemgetter:
    """A function that answers `thing[item]`, or a tuple if several items are named."""

    def __init__(self, item, /, *items):
        self._items = (item, *items)

    def __call__(self, thing, /):
        if len(self._items) == 1:
            return thing[self._items[0]]
        return tuple([thing[item] for item in self._items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join([repr(item) for item in self._items])})"


class attrgetter:
    """A function that answers `thing.attr`, or a tuple if several attributes are named."""

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")

    def __call__(self, thing, /):
        if len(self._attrs) == 1:
            return _attribute(thing, self._attrs[0])
        return tuple([_attribute(thing, name) for name in self._attrs])

    def __repr__(self):
        return f"operator.attrgetter({', '.join([repr(name) for name in self._attrs])})"


def _attribute(thing, dotted):
    for name in dotted.split("."):
        thing = getattr(thing, name)
    return thing


class methodcaller:
    """A function that answers `thing.name(*args, **kwargs)`."""

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, thing, /):
        return getattr(thing, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        shown = [repr(self._name)]
        shown.extend([repr(argument) for argument in self._args])
        shown.extend([f"{name}={value!r}" for name, value in self._kwargs.items()])
        return f"operator.methodcaller({', '.join(shown)})"
