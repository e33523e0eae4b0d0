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


builtins.BaseExceptionGroup = BaseExceptionGroup
builtins.ExceptionGroup = ExceptionGroup
