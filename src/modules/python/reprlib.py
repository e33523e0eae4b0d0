"""Representations that do not get long."""


def repr(value):
    """The representation of a value, shortened in the middle."""
    if isinstance(value, (list, tuple, set, dict)):
        limit = 4 if isinstance(value, dict) else 6
        if isinstance(value, dict):
            items = [f"{repr(key)}: {repr(value[key])}" for key in list(value)[:limit]]
        else:
            items = [repr(item) for item in list(value)[:limit]]
        opening, closing = {list: "[]", tuple: "()"}.get(type(value), "{}")
        more = ["..."] if len(value) > limit else []
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return opening + ", ".join(items + more) + comma + closing
    text = value.__repr__()
    return text if len(text) <= 30 else text[:13] + "..." + text[-14:]


def recursive_repr(fillvalue="..."):
    """Makes a `__repr__` that answers `fillvalue` where an object contains itself."""
    import threading

    def decorate(method):
        running = set()

        def wrapper(self):
            key = (id(self), threading.get_ident())
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return method(self)
            finally:
                running.discard(key)

        return wrapper

    return decorate
