import contextlib
from contextlib import closing, contextmanager, nullcontext, suppress, ExitStack


@contextmanager
def section(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print(f"</{name}>")


with section("a") as a, section("b") as b:
    print(a, b)
with section("c"):
    raise ValueError("inside c")
try:
    with section("d"):
        raise KeyError("inside d")
except KeyError as e:
    print("escaped", e)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("never")


class Door:
    def close(self):
        print("door closed")


with closing(Door()):
    print("inside")
with nullcontext(5) as n:
    print(n)
with ExitStack() as stack:
    names = [stack.enter_context(section(n)) for n in "xy"]
    stack.callback(print, "callback", 1)
    print(names)


@section("deco")
def f():
    print("in f")


f()


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("stop")
        return False


@Timer()
def g():
    print("in g")


g()
