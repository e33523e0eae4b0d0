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


# Kinds of the library that keep what they hold where attributes do not show it.
def _reduce_deque(value):
    return (type(value), ((), value.maxlen), None, iter(value))


def _reduce_pattern(value):
    import re

    return (re.compile, (value.pattern, value.flags))


def _reduce_range(value):
    return (type(value), (value.start, value.stop, value.step))


def _reduce_bytearray(value):
    return (type(value), (bytes(value),) if value else ())


_reducers = {"deque": _reduce_deque, "Pattern": _reduce_pattern, "bytearray": _reduce_bytearray}
_reducers["range"] = _reducers["slice"] = _reduce_range
_WHOLE = ("generator", "module", "frame", "traceback", "code", "cell", "_local")


def _reduced(obj, protocol):
    """How an object of any kind that is not built in is taken apart, or the name it is found by."""
    kind = type(obj)
    reducer = dispatch_table.get(kind)
    if reducer is None and kind.__module__ != "__main__":
        reducer = _reducers.get(kind.__name__)
    if reducer is not None:
        return reducer(obj)
    if kind.__name__ in _WHOLE or kind.__module__ in ("_thread", "_process", "_io"):
        module = "_thread" if kind.__name__ == "_local" else kind.__module__
        shown = kind.__name__ if module == "builtins" else f"{module}.{kind.__name__}"
        raise TypeError(f"cannot pickle '{shown}' object")
    return __reduce_ex__(obj, protocol)


def _is_plain(kind):
    """Whether the objects of a class of the program's are their attributes and nothing else."""
    if kind in dispatch_table or kind.__module__ in ("builtins", "_thread", "_process", "_io"):
        return False
    if kind.__module__ != "__main__" and (kind.__name__ in _reducers or kind.__name__ in _WHOLE):
        return False
    ancestors = kind.__mro__[:-1]
    return all(type(base) is type and base.__module__ != "builtins" for base in ancestors) and not any(
        name in base.__dict__ for base in ancestors for name in _SAYS_HOW
    )


# What a class says about how its objects are taken apart, or where it keeps what they hold.
_SAYS_HOW = ("__reduce_ex__", "__reduce__", "__getstate__", "__getnewargs__", "__getnewargs_ex__", "__slots__")


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
