"""Functions that are called when the program ends, the one registered last first."""

import sys
import threading
import traceback

_functions = []
_wait_for_threads = threading._shutdown


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException:
            sys.stderr.write(f"Exception ignored in atexit callback: {func!r}\n{traceback.format_exc()}")


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)


def _shutdown():
    _wait_for_threads()
    _run_exitfuncs()


threading._shutdown = _shutdown
