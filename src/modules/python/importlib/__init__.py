"""Imports by a name that is known only while the program runs."""

import sys as _sys


def import_module(name, package=None):
    """The module of this name, imported if it has not been yet."""
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        base = package.rsplit(".", level - 1)[0]
        name = base + "." + name.lstrip(".") if name.strip(".") else base
    if not all([part.isidentifier() for part in name.split(".")]):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    exec(f"import {name}", {})
    return _sys.modules[name]


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    module = import_module(name)
    return module if fromlist else _sys.modules[name.split(".")[0]]


def reload(module):
    raise NotImplementedError("importlib.reload() is not supported in Interleave: start the program anew")


def invalidate_caches():
    pass
