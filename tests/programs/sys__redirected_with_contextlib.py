# What is printed meanwhile goes elsewhere.
import contextlib
import io
import sys

kept = io.StringIO()
with contextlib.redirect_stdout(kept):
    print("captured", 1)
    sys.stdout.write("too\n")
print(repr(kept.getvalue()))
errors = io.StringIO()
with contextlib.redirect_stderr(errors):
    print("an error", file=sys.stderr)
print(repr(errors.getvalue()))
try:
    with contextlib.redirect_stdout(kept):
        print("before")
        raise ValueError("inside")
except ValueError as error:
    print("after", error, kept.getvalue().count("\n"))
