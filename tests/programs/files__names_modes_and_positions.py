"""What open files say of themselves, and positions while lines are gone through."""
import inspect
import logging.handlers
import os
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "notes.txt"
    for mode in ("w", "r", "r+", "a", "w+", "wb", "rb", "r+b", "rb+", "w+b", "ab", "a+b"):
        with open(path, mode) as file:
            print(mode, file.mode, type(file.name).__name__, file.name == str(path))
    path.write_text("one\ntwo\nthree\n")
    with open(path) as file:
        print(file.readline(), file.tell())
        print(next(file))
        try:
            file.tell()
        except OSError as error:
            print(error)
        print(list(file), file.tell())
    log = os.path.join(folder, "rotating.log")
    handler = logging.handlers.RotatingFileHandler(log, maxBytes=60, backupCount=2)
    logger = logging.getLogger("rotating")
    logger.propagate = False
    logger.addHandler(handler)
    for number in range(12):
        logger.warning("message number %02d", number)
    handler.close()
    for name in sorted(os.listdir(folder)):
        print(name, Path(folder, name).read_text().split("\n"))


def function(a, b: int = 2, *, key: str = "") -> bool:
    return True


print(inspect.getfullargspec(function).annotations, inspect.ismethod([].append), inspect.ismethod(path.open))
print(sys.int_info.bits_per_digit, sys.int_info)
