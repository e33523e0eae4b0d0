"""What a `with` statement can be given: context managers made of generators, of callbacks, of others."""

import sys
from functools import wraps


class AbstractContextManager:
    """A context manager that answers itself and lets every exception pass."""

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return None


class ContextDecorator:
    """Lets a context manager decorate a function: each call is made within it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    """A generator that yields once: what comes before is the entering, what comes after the leaving."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        # A generator runs once, so each call of a decorated function gets one of its own.
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if value is None and kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = kind()
        try:
            self.gen.throw(value)
        except StopIteration as error:
            # It has handled the exception and ended, unless it let this very one pass.
            return error is not value
        except RuntimeError as error:
            # A StopIteration that passes through a generator comes out as a RuntimeError.
            if error is value or (isinstance(value, StopIteration) and error.__cause__ is value):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is value:
                # Its way through the generator is nobody's concern.
                value.__traceback__ = traceback
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    """A decorator that makes a context manager of a generator function that yields once."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    """Closes the thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exception):
        self.thing.close()


class suppress(AbstractContextManager):
    """Ends the block quietly when one of these exceptions is raised in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext(AbstractContextManager):
    """Does nothing: for where a context manager is optional."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exception):
        pass


class _Redirect(AbstractContextManager):
    """Puts another stream in the place of one of those of `sys`."""

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *exception):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    """Has everything printed go to another stream."""

    _stream = "stdout"


class redirect_stderr(_Redirect):
    """Has everything written to standard error go to another stream."""

    _stream = "stderr"


class ExitStack(AbstractContextManager):
    """Any number of context managers and callbacks, left in the opposite order of entering."""

    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        """Enters a context manager; it is left at the end of the block."""
        kind = type(cm)
        if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
            raise TypeError(
                f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol"
            )
        result = kind.__enter__(cm)
        self._exits.append(lambda *exception: kind.__exit__(cm, *exception))
        return result

    def push(self, exit):
        """Has a function called as an `__exit__`, or a context manager left that was entered before."""
        method = getattr(type(exit), "__exit__", None)
        self._exits.append(exit if method is None else lambda *exception: method(exit, *exception))
        return exit

    def callback(self, callback, /, *args, **kwds):
        """Has a function called at the end of the block."""

        def call(*exception):
            callback(*args, **kwds)

        self._exits.append(call)
        return callback

    def pop_all(self):
        """Hands everything over to another stack."""
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def close(self):
        """Leaves everything now."""
        self.__exit__(None, None, None)

    def __exit__(self, kind, value, traceback):
        pending = value
        handled = sys.exc_info()[1]
        while self._exits:
            leave = self._exits.pop()
            try:
                if pending is None:
                    leave(None, None, None)
                elif leave(type(pending), pending, pending.__traceback__):
                    pending = None
            except BaseException as error:
                _put_before(error, pending, handled)
                pending = error
        if pending is not None and pending is not value:
            raise pending
        return value is not None and pending is None


def _put_before(error, pending, handled):
    """Where an exception says it came up during the handling of one, it now says so of a later one."""
    while error is not pending and error.__context__ is not None and error.__context__ is not pending:
        if error.__context__ is handled:
            error.__context__ = pending
        else:
            error = error.__context__


class chdir(AbstractContextManager):
    """Works in another folder, and goes back at the end."""

    def __init__(self, path):
        self.path = path
        self._before = []

    def __enter__(self):
        import os

        self._before.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *exception):
        import os

        os.chdir(self._before.pop())
