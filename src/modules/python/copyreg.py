"""How objects of classes are taken apart for `pickle` and made again."""

# Functions that take objects apart, by class.
dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Has a function take the objects of a class apart."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def _own(kind, name):
    """A method of the class that is not that of every object."""
    method = getattr(kind, name, None)
    return None if method is getattr(object, name, None) else method


def __reduce_ex__(obj, protocol):
    """A call that makes an object, its state, its items and its pairs."""
    for name, arguments in (("__reduce_ex__", (protocol,)), ("__reduce__", ())):
        own = _own(type(obj), name)
        if own is not None:
            return own(obj, *arguments)
    return _taken_apart(obj)


def _taken_apart(obj):
    """The same, whatever the class says about it."""
    kind = type(obj)
    if any(base.__name__ == "Enum" for base in kind.__mro__):
        return (kind, (obj.value,))
    if isinstance(obj, BaseException):
        attributes = getattr(obj, "__dict__", None)
        return (kind, obj.args, attributes) if attributes else (kind, obj.args)
    return (__newobj__, (kind, *_arguments(obj, kind)), _state(obj, kind), _items(obj), _pairs(obj))


def _arguments(obj, kind):
    """What the class is given to make the object, besides itself."""
    own = _own(kind, "__getnewargs__")
    if own is not None:
        return own(obj)
    for base in (int, float, str, bytes):
        if isinstance(obj, base):
            return (base(obj),)
    if isinstance(obj, (tuple, frozenset)):
        # A named tuple's `__new__` takes its fields one by one.
        return tuple(obj) if hasattr(kind, "_fields") else (tuple(obj),)
    return ()


def _state(obj, kind):
    """What the object is to be given back: a dict of its attributes, with those in slots beside it."""
    own = _own(kind, "__getstate__")
    return _plain_state(obj) if own is None else own(obj)


def _plain_state(obj):
    """The same, whatever the class says about it."""
    state = dict(getattr(obj, "__dict__", {}))
    slots = {}
    for ancestor in type(obj).__mro__:
        names = ancestor.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name in state:
                slots[name] = state.pop(name)
            elif name not in ("__dict__", "__weakref__") and hasattr(obj, name):
                slots[name] = getattr(obj, name)
    if slots:
        return (state or None, slots)
    return state or None


def _items(obj):
    return list.__iter__(obj) if isinstance(obj, list) else None


def _pairs(obj):
    return iter(list(dict.items(obj))) if isinstance(obj, dict) else None
