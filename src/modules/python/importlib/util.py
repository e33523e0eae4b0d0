"""Whether there is a module of some name."""

from types import SimpleNamespace as _SimpleNamespace

from importlib import import_module as _import_module


def find_spec(name, package=None):
    """What is known of a module; None when there is none. The module is imported to find out."""
    try:
        module = _import_module(name, package)
    except ModuleNotFoundError:
        return None
    return _SimpleNamespace(name=name, origin=getattr(module, "__file__", None), loader=None)
