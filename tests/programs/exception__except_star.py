"""`except*`: each handler takes its part, the rest goes on, and what handlers raise is gathered."""
import sys


def crash(kind, text):
    raise kind(text)


def gathered(*kinds):
    errors = []
    for kind in kinds:
        try:
            crash(kind, kind.__name__.lower())
        except Exception as error:
            errors.append(error)
    return errors


def handle(how):
    try:
        inner = ExceptionGroup("inner", gathered(OSError, ValueError))
        raise ExceptionGroup("outer", [*gathered(ValueError, TypeError), inner])
    except* ValueError as part:
        print("values:", part, [str(each) for each in part.exceptions])
        assert sys.exc_info()[1] is part
        if how == "new":
            raise KeyError("while handling")
        if how == "again":
            raise
    except* (TypeError, OSError) as part:
        print("others:", repr(part))
        if how == "new":
            raise RuntimeError("another") from None
    else:
        print("nothing happened")
    finally:
        print("finally")


def shown(error, depth=0):
    print("  " * depth + f"{type(error).__name__}: {error}")
    for each in getattr(error, "exceptions", ()):
        shown(each, depth + 1)


for how in ("all taken", "again", "new"):
    print("--", how)
    try:
        handle(how)
    except Exception as error:
        shown(error)
    print(sys.exc_info())

print("-- an exception alone")
try:
    raise ValueError("alone")
except* ValueError as part:
    print(repr(part), part.exceptions[0].args)
try:
    try:
        raise ValueError("not taken")
    except* TypeError:
        print("never")
except ValueError as error:
    print("still", repr(error))

print("-- none")
try:
    pass
except* OSError:
    print("never")
else:
    print("else")


def numbers():
    for number in range(4):
        try:
            raise ExceptionGroup("numbers", [ValueError(number), KeyError(number)])
        except* KeyError:
            for _ in range(3):
                break
        except* ValueError as part:
            yield part.exceptions[0].args[0]


print(list(numbers()))

for wrong in (ExceptionGroup, int, (ValueError, "x")):
    try:
        try:
            raise ExceptionGroup("g", [ValueError()])
        except* wrong:
            pass
    except TypeError as error:
        print(error)

try:
    exec("for x in y:\n try: pass\n except* ValueError: break")
except SyntaxError as error:
    print(str(error).split(" (")[0])

try:
    raise ExceptionGroup("left", gathered(ValueError, TypeError, KeyError))
except* TypeError:
    pass
