import sys
import threading
import traceback


def inner(x):
    return 1 / x


def outer(x):
    try:
        return inner(x)
    except ZeroDivisionError as e:
        raise ValueError("bad input") from e


try:
    outer(0)
except ValueError:
    text = traceback.format_exc()
lines = text.strip().splitlines()
print(lines[0], lines[-1], sep="\n")
print("The above exception was the direct cause" in text, "in inner" in text)

try:
    inner(0)
except ZeroDivisionError as e:
    print(traceback.format_exception_only(type(e), e))
    print(len(traceback.extract_tb(e.__traceback__)), traceback.extract_tb(e.__traceback__)[-1].name)
    print(sys.exc_info()[0] is ZeroDivisionError)


def worker():
    try:
        inner(0)
    except ZeroDivisionError:
        traceback.print_exc()


t = threading.Thread(target=worker)
t.start()
t.join()
print("done")
