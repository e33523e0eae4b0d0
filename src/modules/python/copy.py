"""Copies of objects: of the object alone, or of everything it holds, too."""


class Error(Exception):
    """An object that cannot be copied."""


error = Error
_UNCHANGING = (type(None), int, float, bool, str, bytes, range, type, type(...), type(NotImplemented))


def _is_unchanging(x):
    """Whether a copy would be the thing itself."""
    kind = type(x)
    return (
        kind in _UNCHANGING
        or isinstance(x, type)
        or kind.__name__ in ("function", "builtin_function_or_method", "method", "module", "property")
    )


def _refuse(x):
    kind = type(x)
    if (kind.__module__, kind.__name__) in (("_thread", "lock"), ("_thread", "RLock")):
        raise TypeError(f"cannot pickle '{kind.__module__}.{kind.__name__}' object")
    if kind.__name__ in ("generator", "_local"):
        raise TypeError(f"cannot pickle '{kind.__name__}' object")


def copy(x):
    """A copy of the object, which holds the same things."""
    kind = type(x)
    if _is_unchanging(x) or kind in (tuple, frozenset):
        return x
    own = getattr(kind, "__copy__", None)
    if own is not None:
        return own(x)
    if kind in (list, dict, set) or kind.__name__ == "bytearray":
        return x.copy()
    _refuse(x)
    return _rebuilt(x, lambda part: part)


def deepcopy(x, memo=None):
    """A copy of the object and of everything it holds; what is held twice is copied once."""
    if _is_unchanging(x):
        return x
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
    kind = type(x)
    own = getattr(kind, "__deepcopy__", None)
    if own is not None:
        made = own(x, memo)
    elif kind is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif kind is dict:
        made = memo[id(x)] = {}
        for key, value in list(x.items()):
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif kind in (tuple, set, frozenset):
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        unchanged = all([one is other for one, other in zip(items, x)])
        made = x if unchanged and kind is not set else kind(items)
    elif kind.__name__ == "bytearray":
        made = x.copy()
    else:
        _refuse(x)
        made = _rebuilt(x, lambda part: deepcopy(part, memo), memo)
    memo[id(x)] = made
    # The original stays alive, so that nothing else gets its identity while the copying goes on.
    memo.setdefault(id(memo), []).append(x)
    return made


def _rebuilt(x, part, memo=None):
    """An object of the same class with the same attributes, each of them passed through `part`."""
    kind = type(x)
    if isinstance(x, BaseException):
        made = kind.__new__(kind, *x.args)
    elif isinstance(x, (tuple, frozenset, str, int, float, bytes)):
        for base in (tuple, frozenset, str, int, float, bytes):
            if isinstance(x, base):
                made = base.__new__(kind, [part(item) for item in x] if base in (tuple, frozenset) else base(x))
                break
    else:
        made = kind.__new__(kind)
    if memo is not None:
        memo[id(x)] = made
    if isinstance(x, list):
        list.extend(made, [part(item) for item in x])
    elif isinstance(x, dict):
        for key, value in list(x.items()):
            dict.__setitem__(made, part(key), part(value))
    elif isinstance(x, set):
        set.update(made, [part(item) for item in x])
    state = None
    own_state = getattr(kind, "__getstate__", None)
    if own_state is not None and own_state is not getattr(object, "__getstate__", None):
        state = part(own_state(x))
        if hasattr(kind, "__setstate__"):
            made.__setstate__(state)
            return made
    if state is None:
        state = {name: part(value) for name, value in list(getattr(x, "__dict__", {}).items())}
    for name, value in state.items():
        object.__setattr__(made, name, value)
    for ancestor in kind.__mro__:
        slots = ancestor.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                object.__setattr__(made, name, part(getattr(x, name)))
    return made
