"""Variables with a value for each thread, and for each context that something is run in."""

import threading


class _Current(threading.local):
    """The context that a thread is in."""

    def __init__(self):
        self.values = {}


_current = _Current()


class _Missing:
    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    """What `ContextVar.set` gives, to go back to the value before."""

    MISSING = _Missing()

    def __init__(self, var, old_value):
        self.var = var
        self.old_value = old_value
        self._used = False


class ContextVar:
    """A variable whose value depends on the context."""

    def __init__(self, name, *, default=Token.MISSING):
        self.name = name
        self._default = default

    def get(self, default=Token.MISSING, /):
        values = _current.values
        if self in values:
            return values[self]
        if default is not Token.MISSING:
            return default
        if self._default is not Token.MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        token = Token(self, _current.values.get(self, Token.MISSING))
        _current.values[self] = value
        return token

    def reset(self, token, /):
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        token._used = True
        if token.old_value is Token.MISSING:
            del _current.values[self]
        else:
            _current.values[self] = token.old_value

    def __repr__(self):
        default = "" if self._default is Token.MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {hex(id(self))}>"


class Context:
    """The values of all variables at one moment."""

    def __init__(self):
        self._values = {}

    def run(self, callable, /, *args, **kwargs):
        before = _current.values
        _current.values = self._values
        try:
            return callable(*args, **kwargs)
        finally:
            _current.values = before

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def get(self, var, default=None, /):
        return self._values.get(var, default)

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def items(self):
        return self._values.items()


def copy_context():
    """The calling thread's context, as it is now."""
    made = Context()
    made._values = dict(_current.values)
    return made
