"""What functions say of their own parameters, and their text."""

import functools
import inspect
from types import FrameType, TracebackType


def f(a, /, b: int, c=3, *args, d, e=5, **kw) -> str:
    return "x"


class Account:
    def __init__(self, owner: str, balance: float = 0.0):
        self.owner = owner

    def move(self, amount, *, note=""):
        return amount

    def __exit__(self, kind: type, error: BaseException, traceback: TracebackType) -> None: ...


print(inspect.signature(f), inspect.signature(lambda x, *, y=2: 0), list(inspect.signature(f).parameters))
print(inspect.signature(Account), inspect.signature(Account("a").move), inspect.signature(functools.partial(f, 1, d=4)))
bound = inspect.signature(f).bind(1, 2, d=3)
print(bound.arguments, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound)
for wrong in (lambda: inspect.signature(f).bind(1), lambda: inspect.signature(Account).bind(1, 2, 3)):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(inspect.getsource(Account.move), inspect.getsourcelines(f)[1], inspect.getfullargspec(Account.move))
kind = inspect.signature(f).parameters["args"].kind
print(kind, inspect.Parameter.empty, inspect.signature(f).parameters["c"], FrameType.__name__)


def checked(function):
    """Refuses arguments that are not of the annotated classes."""
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        for name, value in signature.bind(*args, **kwargs).arguments.items():
            expected = signature.parameters[name].annotation
            if expected is not inspect.Parameter.empty and not isinstance(value, expected):
                raise TypeError(f"{name} must be {expected.__name__}")
        return function(*args, **kwargs)

    return wrapper


@checked
def add(a: int, b: int) -> int:
    return a + b


print(add(1, b=2), inspect.signature(add))
try:
    add(1, "2")
except TypeError as error:
    print(error)
