# They run after an exception too.
import atexit
import sys

atexit.register(print, "still called")
atexit.register(lambda: print("with", sys.exc_info()[0]))
raise KeyError("the end")
