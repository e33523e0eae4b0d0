"""`eval`, `exec` and `compile`: texts that are programs themselves. Bound when a program first names one."""

import builtins
from importlib import __import__


class code:
    """What `compile` gives: a text that is known to be one that can run."""

    __module__ = "builtins"

    def __init__(self, source, filename, mode):
        self.source = source
        self.co_filename = filename
        self.mode = mode
        self.co_name = "<module>"

    def __repr__(self):
        return f'<code object <module> at {id(self):#x}, file "{self.co_filename}", line 1>'


def _text(source, function):
    if isinstance(source, bytes):
        return source.decode()
    if not isinstance(source, str):
        raise TypeError(f"{function}() arg 1 must be a string, bytes or code object")
    return source


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1):
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    source = _text(source, "compile")
    if mode == "eval":
        source = source.lstrip(" \t")
    __compiled__(source, filename, mode == "eval", {})
    return code(source, filename, mode)


def _run(function, source, globals, locals):
    if isinstance(source, code):
        source, file, is_expression = source.source, source.co_filename, source.mode == "eval"
    else:
        source, file, is_expression = _text(source, function), "<string>", function == "eval"
        if is_expression:
            source = source.lstrip(" \t")
    if globals is None and locals is None:
        return __compiled__(source, file, is_expression, None)()
    if globals is not None and not isinstance(globals, dict):
        raise TypeError(f"{function}() globals must be a dict, not {type(globals).__name__}")
    names = dict(builtins.globals() if globals is None else globals)
    if locals is not None:
        names.update(locals)
    run = __compiled__(source, file, is_expression, names)
    try:
        return run()
    finally:
        kept = globals if locals is None else locals
        for name, value in __names_of__(run).items():
            if name not in names or names[name] is not value:
                kept[name] = value
        if globals is not None:
            globals.setdefault("__builtins__", builtins)


def eval(source, globals=None, locals=None, /):
    return _run("eval", source, globals, locals)


def exec(source, globals=None, locals=None, /, *, closure=None):
    _run("exec", source, globals, locals)


builtins.__builtins__ = builtins
builtins.__import__ = __import__
builtins.compile = compile
builtins.eval = eval
builtins.exec = exec
