# Warnings name the line that causes them, and appear once for each line.
import warnings


def old():
    warnings.warn("old() is deprecated, use new()", DeprecationWarning, stacklevel=2)


def check(n):
    if n > 2:
        warnings.warn(f"{n} is large")


old()
for n in range(5):
    check(n)
for _ in range(3):
    warnings.warn("said once for this line")
warnings.warn("a category of its own", RuntimeWarning)
warnings.filterwarnings("ignore", message="quiet")
warnings.warn("quiet please")
warnings.warn("but not this")
warnings.simplefilter("ignore", ResourceWarning)
warnings.warn("hidden", ResourceWarning)


class LabWarning(UserWarning):
    pass


warnings.warn(LabWarning("an instance"))
warnings.simplefilter("error", LabWarning)
try:
    warnings.warn("as an error", LabWarning)
except LabWarning as warning:
    print("raised:", warning)
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)
print(warnings.formatwarning("text", UserWarning, "file.py", 3, "the line"), end="")
