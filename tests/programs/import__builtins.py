# The builtins are a module too.
from __future__ import annotations

import builtins

print(builtins.len([1, 2]), builtins.print is print, builtins.ValueError is ValueError, hasattr(builtins, "nothing"))
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from math import no_such_function
except ImportError as error:
    print(str(error)[:46])
