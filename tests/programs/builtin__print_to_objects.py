import contextlib
import io
import sys


class Seen:
    """Keeps what is written to it, call by call."""

    def __init__(self):
        self.calls = []

    def write(self, text):
        self.calls.append(text)
        return len(text)

    def flush(self):
        self.calls.append("flushed")


class Shown:
    def __str__(self):
        return "shown"


seen = Seen()
print(print("a", 1, Shown(), file=seen), seen.calls)
seen.calls.clear()
print("b", end="", file=seen, flush=True)
print(file=seen)
print("c", "d", sep="", file=seen)
print(seen.calls)
seen.calls.clear()
with contextlib.redirect_stdout(seen):
    print("inside", 2)
    print([print(x) for x in "xy"])
print(seen.calls)
kept, sys.stdout = sys.stdout, io.StringIO()
result = print("to a text")
other = eval("print('from eval')")
text = sys.stdout.getvalue()
sys.stdout = kept
print(result, other, repr(text))
try:
    print("x", file=object())
except AttributeError as error:
    print(error)
try:
    print("x", file=io.BytesIO())
except TypeError as error:
    print(error)
