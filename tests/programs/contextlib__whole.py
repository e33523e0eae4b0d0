"""Context managers of every making."""

import io
import sys
from contextlib import (
    AbstractContextManager, ContextDecorator, ExitStack, closing, contextmanager, nullcontext, redirect_stderr,
    redirect_stdout, suppress,
)


@contextmanager
def tag(name, indent=0):
    """Prints a tag around a block."""
    print(" " * indent + f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(" " * indent + f"</{name}>")


with tag("p") as value:
    print(value)
print(tag.__name__, tag.__doc__)
with tag("a"), tag("b", indent=2) as inner:
    print(inner)
try:
    with tag("broken"):
        raise ValueError("inside")
except ValueError as error:
    print("passed on:", error)


@contextmanager
def forgiving(*kinds):
    try:
        yield
    except kinds as error:
        print("forgiven:", repr(error))


with forgiving(KeyError, IndexError):
    [][1]
print("after")
try:
    with forgiving(KeyError):
        1 / 0
except ZeroDivisionError as error:
    print("not forgiven:", error)


@contextmanager
def translating():
    try:
        yield
    except KeyError as error:
        raise LookupError("translated") from error


try:
    with translating():
        {}["x"]
except LookupError as error:
    print(error, repr(error.__cause__))


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def stubborn():
    try:
        yield 1
    except ValueError:
        yield 2


def attempt(manager, raising=None):
    try:
        with manager:
            if raising:
                raise raising
        print("fine")
    except Exception as error:
        print(type(error).__name__, "-", error)


attempt(never())
attempt(twice())
attempt(stubborn(), ValueError("v"))
attempt(tag("stop"), StopIteration("s"))
attempt(tag("rt"), RuntimeError("r"))


@tag("decorated")
def job(n):
    print("job", n)
    return n + 1


print(job(1), job(2), job.__name__)


class timed(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exception):
        print("stop", exception[0])


@timed()
def work():
    print("work")


work()


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("not reached")
with suppress():
    print("nothing suppressed")
with nullcontext(5) as five, nullcontext() as none:
    print(five, none)

buffer = io.StringIO()
with redirect_stdout(buffer) as target:
    print("hidden")
    print("twice")
print(repr(buffer.getvalue()), target is buffer)
with redirect_stderr(io.StringIO()) as err:
    print("oops", file=sys.stderr)
print(repr(err.getvalue()))


class Res(AbstractContextManager):
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, value)
        return self.swallow


with ExitStack() as stack:
    for name in "abc":
        stack.enter_context(Res(name))
    stack.callback(print, "callback", end="!\n")
    print("body")
with ExitStack() as stack:
    stack.enter_context(Res("outer"))
    stack.enter_context(Res("swallows", swallow=True))
    stack.push(Res("pushed"))
    raise ValueError("v")
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.callback(lambda: {}["k"])
except ZeroDivisionError as error:
    print(error, "after", repr(error.__context__))
with ExitStack() as stack:
    stack.callback(print, "kept")
    kept = stack.pop_all()
print("left")
kept.close()
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)
