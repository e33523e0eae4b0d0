"""What arguments a function takes, for `inspect`."""

import enum as _enum
from collections import namedtuple as _namedtuple


class _empty:
    """Stands for a default or an annotation that is not there."""

    __module__ = "inspect"


class _Kind(_enum.IntEnum):
    """How a parameter is given its argument."""

    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]


def _shown(annotation):
    """An annotation as it would be written."""
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        module = annotation.__module__
        return annotation.__qualname__ if module in ("builtins", None) else f"{module}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class Parameter:
    """One parameter of a function."""

    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _Kind
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = _Kind(kind)
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        known = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation}
        known.update(changes)
        return Parameter(**known)

    def __str__(self):
        text = {_Kind.VAR_POSITIONAL: "*", _Kind.VAR_KEYWORD: "**"}.get(self.kind, "") + self.name
        if self.annotation is not _empty:
            text += ": " + _shown(self.annotation)
        if self.default is not _empty:
            equals = "=" if self.annotation is _empty else " = "
            text += equals + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation
        )

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    """Arguments, each with the parameter it is for."""

    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind > _Kind.VAR_POSITIONAL or name not in self.arguments:
                break
            value = self.arguments[name]
            found.extend(value if parameter.kind == _Kind.VAR_POSITIONAL else [value])
        return tuple(found)

    @property
    def kwargs(self):
        found, by_position = {}, True
        for name, parameter in self.signature.parameters.items():
            by_position = by_position and parameter.kind <= _Kind.VAR_POSITIONAL and name in self.arguments
            if by_position or name not in self.arguments:
                continue
            if parameter.kind == _Kind.VAR_KEYWORD:
                found.update(self.arguments[name])
            else:
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        """Fills in the defaults of what was not given."""
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == _Kind.VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind == _Kind.VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({shown})>"


class Signature:
    """All parameters of a function, and what it says it returns."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {parameter.name: parameter for parameter in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(
            self.parameters.values() if parameters is None else parameters,
            return_annotation=self.return_annotation if return_annotation is None else return_annotation,
        )

    def bind(self, /, *args, **kwargs):
        return self._bound(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bound(args, kwargs, True)

    def _bound(self, args, kwargs, partial):
        found, rest, named = {}, list(args), dict(kwargs)
        for name, parameter in self.parameters.items():
            if parameter.kind == _Kind.VAR_POSITIONAL:
                if rest:
                    found[name], rest = tuple(rest), []
            elif parameter.kind == _Kind.VAR_KEYWORD:
                if named:
                    found[name], named = named, {}
            elif rest and parameter.kind <= _Kind.POSITIONAL_OR_KEYWORD:
                if name in named and parameter.kind == _Kind.POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = rest.pop(0)
            elif name in named and parameter.kind != _Kind.POSITIONAL_ONLY:
                found[name] = named.pop(name)
            elif parameter.default is _empty and not partial:
                only = "keyword-only " if parameter.kind == _Kind.KEYWORD_ONLY else ""
                raise TypeError(f"missing a required {only}argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if named:
            raise TypeError(f"got an unexpected keyword argument {next(iter(named))!r}")
        return BoundArguments(self, found)

    def __str__(self):
        shown, starred, before = [], False, None
        for parameter in self.parameters.values():
            if before == _Kind.POSITIONAL_ONLY and parameter.kind != before:
                shown.append("/")
            if parameter.kind == _Kind.KEYWORD_ONLY and not starred:
                shown.append("*")
            starred = starred or parameter.kind in (_Kind.VAR_POSITIONAL, _Kind.KEYWORD_ONLY)
            shown.append(str(parameter))
            before = parameter.kind
        if before == _Kind.POSITIONAL_ONLY:
            shown.append("/")
        returned = "" if self.return_annotation is _empty else " -> " + _shown(self.return_annotation)
        return "(" + ", ".join(shown) + ")" + returned

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return isinstance(other, Signature) and str(self) == str(other)


def signature(callable, *, follow_wrapped=True):
    """What arguments something takes that can be called."""
    import inspect

    if follow_wrapped:
        callable = inspect.unwrap(callable)
    if inspect.isfunction(callable):
        return _of_function(callable)
    if inspect.ismethod(callable):
        return _without_first(signature(callable.__func__))
    if isinstance(callable, type):
        for name in ("__init__", "__new__"):
            made = getattr(callable, name, None)
            if inspect.isfunction(made):
                return _without_first(signature(made))
        if callable.__module__ != "builtins":
            return Signature()
        raise ValueError(f"no signature found for builtin type {callable!r}")
    if hasattr(callable, "func") and hasattr(callable, "keywords"):
        return _of_partial(callable)
    if inspect.isfunction(getattr(type(callable), "__call__", None)):
        return _without_first(signature(type(callable).__call__))
    if inspect.isbuiltin(callable):
        raise ValueError(f"no signature found for builtin {callable!r}")
    raise TypeError(f"{callable!r} is not a callable object")


def _without_first(whole):
    return Signature(list(whole.parameters.values())[1:], return_annotation=whole.return_annotation)


def _of_function(function):
    code = function.__code__
    names = list(code.co_varnames)
    defaults = function.__defaults__ or ()
    by_keyword = function.__kwdefaults__ or {}
    annotations = getattr(function, "__annotations__", None) or {}
    found = []

    def add(name, kind, default=_empty):
        found.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    count, end = code.co_argcount, code.co_argcount + code.co_kwonlyargcount
    for place in range(count):
        kind = _Kind.POSITIONAL_ONLY if place < code.co_posonlyargcount else _Kind.POSITIONAL_OR_KEYWORD
        default = place - (count - len(defaults))
        add(names[place], kind, defaults[default] if default >= 0 else _empty)
    rest = end
    if code.co_flags & 4:
        add(names[rest], _Kind.VAR_POSITIONAL)
        rest += 1
    for name in names[count:end]:
        add(name, _Kind.KEYWORD_ONLY, by_keyword.get(name, _empty))
    if code.co_flags & 8:
        add(names[rest], _Kind.VAR_KEYWORD)
    return Signature(found, return_annotation=annotations.get("return", _empty))


def _of_partial(partial):
    whole = signature(partial.func)
    found, given = [], len(partial.args)
    for parameter in whole.parameters.values():
        if given and parameter.kind <= _Kind.POSITIONAL_OR_KEYWORD:
            given -= 1
            continue
        if parameter.name in partial.keywords:
            parameter = parameter.replace(kind=_Kind.KEYWORD_ONLY, default=partial.keywords[parameter.name])
        found.append(parameter)
    return Signature(found, return_annotation=whole.return_annotation)


_FullArgSpec = _namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations", module="inspect")


def getfullargspec(func):
    """The parameters of a function in seven parts."""
    parts = {kind: [] for kind in _Kind}
    found = signature(func).parameters.values()
    for parameter in found:
        parts[parameter.kind].append(parameter)
    plain = parts[_Kind.POSITIONAL_ONLY] + parts[_Kind.POSITIONAL_OR_KEYWORD]
    only = parts[_Kind.KEYWORD_ONLY]
    defaults = tuple([each.default for each in plain if each.default is not _empty])
    annotations = dict(getattr(func, "__annotations__", {}))
    if "return" in annotations:
        annotations = {"return": annotations.pop("return"), **annotations}
    return _FullArgSpec(
        [each.name for each in plain],
        *[parts[kind][0].name if parts[kind] else None for kind in (_Kind.VAR_POSITIONAL, _Kind.VAR_KEYWORD)],
        defaults or None,
        [each.name for each in only],
        {each.name: each.default for each in only if each.default is not _empty} or None,
        annotations,
    )
