"""Several exceptions as one. Bound when a program first names `ExceptionGroup`."""

import builtins


class BaseExceptionGroup(BaseException):
    """Exceptions that belong together."""

    __module__ = "builtins"

    def __new__(cls, message, exceptions, /):
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not isinstance(exceptions, (list, tuple)):
            raise TypeError("second argument (exceptions) must be a sequence")
        if not exceptions:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for place, each in enumerate(exceptions):
            if not isinstance(each, BaseException):
                raise ValueError(f"Item {place} of second argument (exceptions) is not an exception")
        plain = all([isinstance(each, Exception) for each in exceptions])
        if cls is BaseExceptionGroup and plain:
            cls = ExceptionGroup
        elif issubclass(cls, Exception) and not plain:
            raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
        self = super().__new__(cls, message, exceptions)
        self._message = message
        self._exceptions = tuple(exceptions)
        return self

    def __init__(self, message, exceptions, /):
        super().__init__(message, exceptions)

    @property
    def message(self):
        return self._message

    @property
    def exceptions(self):
        return self._exceptions

    def __str__(self):
        count = len(self._exceptions)
        return f"{self._message} ({count} sub-exception{'' if count == 1 else 's'})"

    def derive(self, excs):
        return BaseExceptionGroup(self._message, excs)

    def _like(self, exceptions):
        """A group of some of the exceptions, which comes from where this one comes from."""
        if not exceptions:
            return None
        part = self.derive(exceptions)
        part.__traceback__ = self.__traceback__
        part.__cause__ = self.__cause__
        part.__context__ = self.__context__
        return part

    def split(self, condition):
        """The part that matches, and the rest, each None if empty."""
        matches = _matcher(condition)
        if matches(self):
            return self, None
        chosen, others = [], []
        for each in self._exceptions:
            if isinstance(each, BaseExceptionGroup):
                inside, outside = each.split(condition)
            else:
                inside, outside = (each, None) if matches(each) else (None, each)
            chosen.extend([] if inside is None else [inside])
            others.extend([] if outside is None else [outside])
        return self._like(chosen), self._like(others)

    def subgroup(self, condition):
        return self.split(condition)[0]


class ExceptionGroup(BaseExceptionGroup, Exception):
    """Exceptions that belong together, none of which ends a program on purpose."""

    __module__ = "builtins"


def _matcher(condition):
    if isinstance(condition, (type, tuple)):
        return lambda error: isinstance(error, condition)
    if not callable(condition):
        raise TypeError("expected a function, exception type or tuple of exception types")
    return condition


class __except_star__:
    """What the handlers of a `try` with `except*` share: what is left of the exception, and what they raised."""

    def __init__(self, error):
        self._error = error
        self._alone = not isinstance(error, BaseExceptionGroup)
        self._rest = error
        self._taken = []
        self._raised = []

    def take(self, kinds):
        """The part that is of these kinds, as a group; None if there is none."""
        for kind in kinds if isinstance(kinds, tuple) else (kinds,):
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                raise TypeError("catching classes that do not inherit from BaseException is not allowed")
            if issubclass(kind, BaseExceptionGroup):
                raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
        if self._rest is None:
            return None
        if self._alone:
            part, self._rest = (self._error, None) if isinstance(self._error, kinds) else (None, self._error)
            if part is not None:
                part = BaseExceptionGroup("", (part,))
        else:
            part, self._rest = self._rest.split(kinds)
        self._taken.append(part)
        return part

    def raised(self, error):
        """A handler has raised this."""
        self._raised.append(error)

    def left(self):
        """What the `try` raises in the end: all that was raised, and what nobody took, where it was."""
        new = [error for error in self._raised if not self._is_part(error)]
        again = [error for error in self._raised if self._is_part(error)]
        if self._rest is not None:
            again.append(self._rest)
        if self._alone:
            return new[0] if new else again[0] if again else None
        if again:
            kept = []
            for error in again:
                _leaves(error, kept)
            again = self._error.split(lambda each: any([each is leaf for leaf in kept]))[0]
            if not new:
                return again
            new.append(again)
        if len(new) > 1:
            return BaseExceptionGroup("", new)
        return new[0] if new else None

    def _is_part(self, error):
        return any([error is part for part in self._taken]) and not (self._alone and error is self._error)


def _leaves(error, found):
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            _leaves(each, found)
    else:
        found.append(error)


builtins.__except_star__ = __except_star__
builtins.BaseExceptionGroup = BaseExceptionGroup
builtins.ExceptionGroup = ExceptionGroup
