# What is being handled, asked for from inside and outside of handlers.
import sys

print(sys.exc_info())
try:
    {}["missing"]
except KeyError:
    kind, value, _ = sys.exc_info()
    print(kind.__name__, value, sys.exception() is value)
    try:
        1 / 0
    except ZeroDivisionError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info()[0])


def describe():
    return f"{sys.exc_info()[1]!r}"


try:
    raise ValueError("in trouble")
except ValueError:
    print(describe())
