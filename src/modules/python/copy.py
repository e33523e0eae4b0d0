"""Copies of objects: of the object alone, or of everything within it."""


class Error(Exception):
    """An object that cannot be copied."""


error = Error

_UNCOPYABLE = ("lock", "RLock", "generator", "module", "Condition")


def copy(x):
    """An object like `x` that holds the very same items or attributes."""
    cls = type(x)
    if cls in (list, dict, set) or cls.__name__ == "bytearray":
        return cls(x)
    if _is_atomic(x) or isinstance(x, (tuple, frozenset)):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    fresh = _bare(x)
    for name, value in _attributes(x):
        object.__setattr__(fresh, name, value)
    return fresh


def deepcopy(x, memo=None):
    """An object like `x` with copies of all it holds; what is met twice is copied once."""
    if memo is None:
        memo = {}
    if _is_atomic(x):
        return x
    key = id(x)
    if key in memo:
        return memo[key]
    cls = type(x)
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        fresh = method(x, memo)
    elif cls is list:
        fresh = memo[key] = []
        for item in x:
            fresh.append(deepcopy(item, memo))
    elif cls is dict:
        fresh = memo[key] = {}
        for name, value in x.items():
            fresh[deepcopy(name, memo)] = deepcopy(value, memo)
    elif cls in (tuple, set, frozenset):
        fresh = cls([deepcopy(item, memo) for item in x])
    else:
        fresh = memo[key] = _bare(x)
        for name, value in _attributes(x):
            object.__setattr__(fresh, name, deepcopy(value, memo))
        if isinstance(x, list):
            for position, item in enumerate(fresh):
                list.__setitem__(fresh, position, deepcopy(item, memo))
        elif isinstance(x, dict):
            for name, value in list(fresh.items()):
                dict.__setitem__(fresh, name, deepcopy(value, memo))
    memo[key] = fresh
    # The original has to live as long as the memo, or its identity could be another object's.
    memo.setdefault("kept", []).append(x)
    return fresh


def _is_atomic(x):
    kinds = (type(None), bool, int, float, str, bytes, type, range, type(copy), type(len), type(...), type(NotImplemented))
    return type(x) in kinds or isinstance(x, type)


def _bare(x):
    """An instance of the same class with its built-in part, if it has one, and no attributes."""
    cls = type(x)
    if cls.__name__ in _UNCOPYABLE:
        raise TypeError(f"cannot pickle '{_shown(cls)}' object")
    for part in (dict, list, set, tuple, frozenset, int, float, str, bytes):
        if isinstance(x, part):
            fresh = part.__new__(cls, x) if part not in (dict, list, set) else part.__new__(cls)
            if part is dict:
                for name, value in dict.items(x):
                    dict.__setitem__(fresh, name, value)
            elif part is list:
                list.extend(fresh, x)
            elif part is set:
                set.update(fresh, x)
            return fresh
    if isinstance(x, BaseException):
        return cls(*x.args)
    return object.__new__(cls)


def _shown(cls):
    return f"_thread.{cls.__name__}" if cls.__name__ in ("lock", "RLock") else cls.__name__


def _attributes(x):
    pairs = list(getattr(x, "__dict__", {}).items())
    for cls in type(x).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                pairs.append((name, getattr(x, name)))
    return pairs
