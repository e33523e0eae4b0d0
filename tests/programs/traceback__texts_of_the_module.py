import os
import sys
import threading
import traceback

folder = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Shortened:
    """Standard output, with the program's folder left out."""

    def write(self, text):
        sys.__stdout__.write(text.replace(folder, ""))

    def flush(self):
        pass


sys.stdout = Shortened()


class Odd(Exception):
    def __str__(self):
        return "odd:" + repr(self.args)


class A:
    get_x = 1


def inner(n):
    if n:
        return inner(n - 1)
    raise Odd(1, 2)


def outer():
    try:
        inner(2)
    except Odd as error:
        raise ValueError("later") from error


try:
    A().set_x
except AttributeError as error:
    print(traceback.format_exc())
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
try:
    nmee = 1
    print(nmeee)
except NameError:
    print(traceback.format_exc())
try:
    outer()
except ValueError as error:
    print(traceback.format_exc())
    print(traceback.format_exc(limit=1))
    print(traceback.format_exc(limit=-1, chain=False))
    print("".join(traceback.format_exception(None, error, None)))
    print("".join(traceback.format_exception(type(error), error, error.__traceback__)))
    traceback.print_exception(error, file=sys.stdout)
    for frame in traceback.extract_tb(error.__cause__.__traceback__):
        print(frame.name, frame.lineno, frame.line, tuple(frame)[1:])
    print("".join(traceback.format_list(traceback.extract_tb(error.__traceback__))))
    print(traceback.format_list([("x.py", 3, "f", "a = 1"), ("y.py", 4, "g", None)]))
    kept = traceback.TracebackException.from_exception(error)
    print("".join(kept.format(chain=False)), str(kept), list(kept.format_exception_only()))
    print(kept.__cause__.exc_type, kept.stack[0].name, isinstance(kept.stack, list), len(kept.stack))
    traceback.print_tb(error.__traceback__, file=sys.stdout)
    print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(error.__traceback__)])
try:
    traceback.format_exception(ValueError, ValueError("x"))
except ValueError as error:
    print(error)
try:
    traceback.format_exception(3)
except TypeError as error:
    print(error)
print(traceback.format_exception(None), traceback.format_exc())


def shows_where():
    traceback.print_stack(file=sys.stdout)
    print([frame.name for frame in traceback.extract_stack(limit=1)])
    print([frame.name for frame in traceback.extract_stack(sys._getframe())])


shows_where()
error = KeyError("k")
error.add_note("first\nsecond")
print(traceback.format_exception_only(error))
worker = threading.Thread(target=inner, args=(0,))
worker.run = lambda: print("ran")
worker.start()
worker.join()
