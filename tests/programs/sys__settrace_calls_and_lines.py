"""Which calls and lines a program comes by."""

import sys


def tracer(frame, event, arg):
    if event in ("call", "line"):
        print(event, frame.f_code.co_name, frame.f_lineno)
    return tracer


def double(x):
    y = x + x
    return y


def total():
    found = 0
    for i in range(2):
        found += double(i)
    return found


def quiet(frame, event, arg):
    print("only", event, frame.f_code.co_name)


sys.settrace(tracer)
total()
sys.settrace(quiet)
total()
sys.settrace(None)
print(total(), sys.gettrace())
