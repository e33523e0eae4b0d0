"""A wrapped function is shown, and complained about, under the name it was given."""
import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@logged
def greet(name):
    return f"hello {name}"


class Greeter:
    @logged
    def greet(self):
        return "hi"


def plain():
    """Has nothing to say."""


print(str(greet).split(" at ")[0], str(Greeter().greet).split(" of ")[0], str(Greeter.greet).split(" at ")[0])
try:
    greet()
except TypeError as error:
    print(error)
plain.__name__ = "renamed"
print(str(plain).split(" at ")[0])
plain.__qualname__ = "Somewhere.renamed"
print(str(plain).split(" at ")[0], plain.__qualname__, plain.__name__)
for call in (lambda: plain(1), lambda: plain(a=1), lambda: plain(*[1], **{"b": 2})):
    try:
        call()
    except TypeError as error:
        print(error)
for attempt in (
    lambda: "x" * object(), lambda: [1] * "a", lambda: "x" * 2.0, lambda: 1.5 * "x", lambda: (1,) * None,
    lambda: f"{'hello':,}", lambda: f"{'hello':_}",
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(error)
