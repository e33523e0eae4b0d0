"""Copies of objects: of the object alone, or of everything it holds, too."""

import copyreg


class Error(Exception):
    """An object that cannot be copied."""


error = Error
_UNCHANGING = (type(None), int, float, complex, bool, str, bytes, range, slice, type(...), type(NotImplemented))
_UNCHANGING_KINDS = ("function", "builtin_function_or_method", "property", "weakref", "ReferenceType")


def _is_unchanging(x, kind):
    """Whether a copy would be the thing itself."""
    return kind in _UNCHANGING or isinstance(x, type) or kind.__name__ in _UNCHANGING_KINDS


def copy(x):
    """A copy of the object, which holds the same things."""
    kind = type(x)
    if _is_unchanging(x, kind) or kind in (tuple, frozenset):
        return x
    own = getattr(kind, "__copy__", None)
    if own is not None:
        return own(x)
    if kind in (list, dict, set, bytearray):
        return x.copy()
    if kind.__name__ == "method":
        return x
    return _made_again(x, copyreg._reduced(x, 4), lambda part: part, {})


def deepcopy(x, memo=None):
    """A copy of the object and of everything it holds; what is held twice is copied once."""
    kind = type(x)
    if _is_unchanging(x, kind):
        return x
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
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
    elif kind is bytearray:
        made = x.copy()
    elif kind.__name__ == "method":
        made = x.__func__.__get__(deepcopy(x.__self__, memo))
    else:
        made = _made_again(x, copyreg._reduced(x, 4), lambda part: deepcopy(part, memo), memo)
    if made is not x:
        memo[id(x)] = made
        # The original stays alive, so that nothing else gets its identity while the copying goes on.
        memo.setdefault(id(memo), []).append(x)
    return made


def _made_again(x, reduced, part, memo):
    """An object made from what another was taken apart into, each piece passed through `part`."""
    if isinstance(reduced, str):
        return x
    function, arguments, state, items, pairs = (*reduced, None, None, None)[:5]
    made = function(*[part(argument) for argument in arguments])
    memo[id(x)] = made
    if state is not None:
        state = part(state)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            for name, value in {**(attributes or {}), **(slots or {})}.items():
                object.__setattr__(made, name, value)
    for item in items or ():
        made.append(part(item))
    for key, value in pairs or ():
        made[part(key)] = part(value)
    return made
