"""A program that has its own way to report what ended it."""

import sys


def hook(kind, error, traceback):
    print("ended by", kind.__name__, error, "on line", traceback.tb_lineno)


sys.excepthook = hook
print({}["missing"])
