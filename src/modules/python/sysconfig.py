"""How the interpreter was built. There is nothing to tell: each variable is None."""

_PATHS = ("stdlib", "platstdlib", "purelib", "platlib", "include", "scripts", "data")


def get_config_var(name):
    """One variable of the build."""
    return None


def get_config_vars(*args):
    """Several variables of the build, or all as a dict."""
    return [None for _ in args] if args else {}


def get_python_version():
    """The version of the language."""
    return "3.11"


def get_platform():
    """The kind of machine."""
    return "linux-x86_64"


def get_path_names():
    """The names of the folders an installation has."""
    return _PATHS


def get_path(name, scheme=None, vars=None, expand=True):
    """Where a folder of the installation is."""
    if name not in _PATHS:
        raise KeyError(name)
    return f"/usr/lib/python3.11/{name}"
