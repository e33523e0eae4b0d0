"""What a program can ask about its own functions, classes and calls."""

import _sys


def currentframe():
    """The call that asks."""
    return _sys.frame(0)


class FrameInfo:
    """A call under way with its place."""

    def __init__(self, frame, lineno=None):
        self.frame = frame
        self.filename = frame.f_code.co_filename
        self.lineno = frame.f_lineno if lineno is None else lineno
        self.function = frame.f_code.co_name
        line = _sys.source_line(self.filename, self.lineno)
        self.code_context = None if line is None else [line + "\n"]
        self.index = None if line is None else 0

    def __getitem__(self, index):
        return (self.frame, self.filename, self.lineno, self.function, self.code_context, self.index)[index]


def stack(context=1):
    """The calls under way, the innermost first."""
    return getouterframes(_sys.frame(0))


def getouterframes(frame, context=1):
    """A call and those that led to it, the innermost first."""
    found = []
    while frame is not None:
        found.append(FrameInfo(frame))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The calls of a traceback, the outermost first."""
    found = []
    while tb is not None:
        found.append(FrameInfo(tb.tb_frame, tb.tb_lineno))
        tb = tb.tb_next
    return found


def getframeinfo(frame, context=1):
    if istraceback(frame):
        return FrameInfo(frame.tb_frame, frame.tb_lineno)
    return FrameInfo(frame)


def _function():
    pass


class _Class:
    def method(self):
        pass


def _generator():
    yield


def isfunction(object):
    return type(object) is type(_function)


def ismethod(object):
    return type(object) is type(_Class().method) and isfunction(object.__func__)


def isbuiltin(object):
    return type(object) is type(len)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    """Where a generator stands: before its first step, on its way, at a `yield`, or at its end."""
    return _sys.generator_state(generator)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return type(object) is type(_sys)


def isgenerator(object):
    return type(object) is type(_generator())


def iscoroutinefunction(object):
    return False


iscoroutine = isawaitable = isasyncgen = isasyncgenfunction = iscoroutinefunction


def getdoc(object):
    """The documentation of an object, without its indentation."""
    text = getattr(object, "__doc__", None)
    return cleandoc(text) if isinstance(text, str) else None


def cleandoc(doc):
    """A text without the indentation of its lines but the first."""
    from textwrap import dedent

    first, newline, rest = doc.expandtabs().partition("\n")
    return (first.strip() + newline + dedent(rest)).strip("\n").rstrip()


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    return _sys.modules().get(getattr(object, "__module__", None))


def getmembers(object, predicate=None):
    """The attributes of an object as pairs, by name."""
    found = []
    for name in sorted(dir(object)):
        try:
            value = getattr(object, name)
        except AttributeError:
            # `dir` names what only CPython's objects have, and what a `__dir__` promises.
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def isgeneratorfunction(object):
    return isfunction(object) and bool(object.__code__.co_flags & 32)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def isframe(object):
    return type(object) is type(currentframe())


def istraceback(object):
    return type(object).__name__ == "traceback"


def iscode(object):
    return type(object) is type(_function.__code__)


def isdatadescriptor(object):
    """Whether a class's attribute of this kind comes before an instance's own."""
    return not isinstance(object, type) and (hasattr(type(object), "__set__") or isinstance(object, property))


def getattr_static(obj, attr, *default):
    """An attribute as it stands in the object or its class, without calling anything."""
    kinds = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    for names in (getattr(obj, "__dict__", {}), *[kind.__dict__ for kind in kinds]):
        if attr in names:
            return names[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, a class or a module."""
    if not eval_str:
        return dict(getattr(obj, "__annotations__", None) or {})
    from typing import get_type_hints

    return get_type_hints(obj, globals, locals)


def getcallargs(func, /, *positional, **named):
    """What each parameter would be bound to by a call."""
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getsourcefile(object):
    """The file of an object's source."""
    return getfile(object)


def getmodulename(path):
    """The name of the module that a file would be."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def unwrap(func):
    """The function below all its decorators that say what they wrap."""
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    return func


def getfile(object):
    """The file that a function, class or module was written in."""
    if isinstance(object, type):
        object = _sys.modules()[object.__module__]
    if hasattr(object, "__file__"):
        return object.__file__
    return unwrap(object).__code__.co_filename


def getsourcelines(object):
    """The lines of a function or class as the program has them, and the number of the first."""
    file = getfile(object)
    number = 0
    if isinstance(object, type):
        line = ""
        while line is not None and not line.strip().startswith(("class " + object.__name__ + "(", "class " + object.__name__ + ":")):
            number += 1
            line = _sys.source_line(file, number)
    else:
        number = unwrap(object).__code__.co_firstlineno
        line = _sys.source_line(file, number)
    if line is None:
        raise OSError("could not get source code")
    margin = len(line) - len(line.lstrip())
    lines, last, begun = [], 0, False
    for place in range(number, number + 10000):
        line = _sys.source_line(file, place)
        if line is None:
            break
        inside = len(line) - len(line.lstrip()) > margin
        if line.strip() and begun and not inside and not line.strip().startswith((")", "]", "}")):
            break
        lines.append(line + "\n")
        if line.strip():
            last = len(lines)
            begun = begun or line.strip().startswith(("def ", "class ", "async ")) or "lambda" in line
    return lines[:last], number


def getsource(object):
    return "".join(getsourcelines(object)[0])


from _signature import BoundArguments, Parameter, Signature, getfullargspec, signature
