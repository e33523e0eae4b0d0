"""What a program can ask about its own functions, classes and calls."""

import _sys


class _Code:
    def __init__(self, place):
        self.co_filename, self.co_firstlineno, self.co_name = place[:3]
        self.co_qualname = self.co_name


class _Frame:
    """A call under way, as it was when it was asked for."""

    def __init__(self, places, depth):
        place = places[depth]
        self._places = places
        self._depth = depth
        self.f_code = _Code(place)
        self.f_lineno = place[1]
        self.f_globals = {"__name__": place[3], "__file__": place[0]}

    @property
    def f_back(self):
        if self._depth + 1 < len(self._places):
            return _Frame(self._places, self._depth + 1)
        return None

    @property
    def f_locals(self):
        raise NotImplementedError("the local variables of a frame cannot be seen here")

    def __repr__(self):
        code = self.f_code
        return f"<frame at {hex(id(self))}, file {code.co_filename!r}, line {self.f_lineno}, code {code.co_name}>"


def _frame_at(depth):
    places = _sys.frames()
    if depth >= len(places):
        raise ValueError("call stack is not deep enough")
    return _Frame(places, depth)


def currentframe():
    """The call that asks."""
    return _frame_at(0)


class FrameInfo:
    """A call under way with its place."""

    def __init__(self, frame):
        self.frame = frame
        self.filename = frame.f_code.co_filename
        self.lineno = frame.f_lineno
        self.function = frame.f_code.co_name
        line = _sys.source_line(self.filename, self.lineno)
        self.code_context = None if line is None else [line + "\n"]
        self.index = None if line is None else 0

    def __getitem__(self, index):
        return (self.frame, self.filename, self.lineno, self.function, self.code_context, self.index)[index]


def stack(context=1):
    """The calls under way, the innermost first."""
    places = _sys.frames()
    return [FrameInfo(_Frame(places, depth)) for depth in range(len(places))]


def getframeinfo(frame, context=1):
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
    return type(object) is type(_Class().method)


def isbuiltin(object):
    return type(object) is type(len)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isbuiltin(object)


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
        value = getattr(object, name)
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def _refused(name):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f"inspect.{name} is not supported: a function's parameters and text cannot be seen here")

    return refuse


signature = _refused("signature")
getsource = _refused("getsource")
getsourcelines = _refused("getsourcelines")
getfullargspec = _refused("getfullargspec")
