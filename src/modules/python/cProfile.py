"""How often each function of a program is called, and how long it takes."""

import builtins
import sys
import types

import _profile

_DISABLE = ("~", 0, "<method 'disable' of '_lsprof.Profiler' objects>")
_EXEC = ("~", 0, "<built-in method builtins.exec>")
_OF_LOCKS = ("acquire", "release", "locked", "__enter__", "__exit__")


def _function(file, line, name, library):
    """A function as reports name it: its file, line and name."""
    if file == "cProfile.py" and name == "disable":
        return _DISABLE
    if not library or file is not None and not file.startswith("prelude"):
        return (file, line, name)
    owner, _, method = name.rpartition(".")
    if file is None and name in _OF_LOCKS:
        owner, method = "_thread.lock", name
    if owner:
        return ("~", 0, f"<method '{method}' of '{owner}' objects>")
    name = name.strip("_") if file is not None else name
    return ("~", 0, f"<built-in method {_module_of(name)}.{name}>")


def _module_of(name):
    if hasattr(builtins, name):
        return "builtins"
    for module in list(sys.modules.values()):
        public = not module.__name__.startswith("_")
        if public and isinstance(vars(module).get(name), types.BuiltinFunctionType):
            return module.__name__
    return "builtins"


class Profile:
    """Counts the calls of the thread that enables it, until that disables it."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        if timer is not None:
            raise NotImplementedError("cProfile.Profile(timer) is not supported in Interleave")
        self._totals = {}
        self._enabled = False
        self.stats = {}

    def enable(self, subcalls=True, builtins=True):
        self._enabled = True
        _profile.begin()

    def disable(self):
        rows = _profile.end() if self._enabled else []
        self._enabled = False
        for file, line, name, library, calls, primitive, own, whole in rows:
            self._add(_function(file, line, name, library), primitive, calls, own, whole)

    def _add(self, function, primitive, calls, own, whole):
        before = self._totals.get(function, (0, 0, 0.0, 0.0))
        self._totals[function] = tuple(map(sum, zip(before, (primitive, calls, own, whole))))

    def clear(self):
        self._totals = {}

    def create_stats(self):
        self.disable()
        self.stats = {function: row + ({},) for function, row in self._totals.items()}

    def print_stats(self, sort=-1):
        import pstats

        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        import pickle

        self.create_stats()
        with open(file, "wb") as output:
            pickle.dump(self.stats, output)

    def getstats(self):
        raise NotImplementedError("cProfile.Profile.getstats() is not supported in Interleave: use pstats.Stats")

    def run(self, cmd):
        import __main__

        return self.runctx(cmd, vars(__main__), vars(__main__))

    def runctx(self, cmd, globals, locals):
        code = compile(cmd, "<string>", "exec")
        self.enable()
        try:
            exec(code, globals, locals)
        finally:
            self.disable()
            whole = self._totals.get(("<string>", 1, "<module>"), (0, 0, 0.0, 0.0))[3]
            self._add(_EXEC, 1, 1, 0.0, whole)
            self._add(_DISABLE, 1, 1, 0.0, 0.0)
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()
            self._add(_DISABLE, 1, 1, 0.0, 0.0)

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exception):
        self.disable()
        self._add(_DISABLE, 1, 1, 0.0, 0.0)


def run(statement, filename=None, sort=-1):
    """Profiles a statement, and prints what came of it or keeps it in a file."""
    import __main__

    runctx(statement, vars(__main__), vars(__main__), filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    profile = Profile()
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        if filename is None:
            profile.print_stats(sort)
        else:
            profile.dump_stats(filename)
