# Tracebacks as text, written by the program itself.
import sys
import traceback


def outer(n):
    try:
        inner(n)
    except ZeroDivisionError as error:
        raise ValueError(f"no good: {n}") from error


def inner(n):
    return 1 / n


try:
    outer(0)
except ValueError as error:
    traceback.print_exc()
    traceback.print_exception(error)
    traceback.print_exception(type(error), error, error.__traceback__)
    print(traceback.format_exception_only(type(error), error))
    text = traceback.format_exc()
    print(text.splitlines()[0], "|", text.splitlines()[-1], "|", text.count("File"))
    print(len(traceback.format_exception(error)), "direct cause" in text)
print(traceback.format_exc() == "NoneType: None\n")


def show():
    traceback.print_stack()


show()
stack = traceback.extract_stack()
print(stack[-1].name, stack[-1].lineno, stack[-1].line)
traceback.print_exc(file=sys.stdout)
