def inner():
    raise ValueError("inner")


def outer():
    try:
        inner()
    except ValueError:
        print("passing on")
        raise


try:
    outer()
except ValueError as error:
    print("got", error)

try:
    try:
        inner()
    except ValueError as error:
        raise RuntimeError("outer") from error
except RuntimeError as error:
    print(error, "because of", repr(error.__cause__))
