"""Modules as text: where they are from, or that they are built in."""

import builtins
import math
import re
import sys
import threading
import time

main = sys.modules["__main__"]
print(repr(main).replace(__file__, "this file"))
print(builtins, sys, time)
# Where the library is differs from one installation to the next.
for module in (threading, re):
    print(re.sub(r"from '.*'", "from a file", str(module)))
try:
    main.missing
except AttributeError as error:
    print(error)
