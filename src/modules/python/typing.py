"""Names for annotations. They say what is meant and check nothing."""

import collections as _collections
import collections.abc as _abc
import functools as _functools
import sys as _sys

TYPE_CHECKING = False


class _Form:
    """A name that can be subscripted and stand in an annotation, but makes nothing."""

    def __init__(self, name, arguments=None):
        self._name = name
        self.__name__ = name
        self.__args__ = arguments or ()
        self.__origin__ = None

    def __getitem__(self, arguments):
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        return _subscripted(self, arguments)

    def __repr__(self):
        return f"typing.{self._name}"

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return isinstance(other, _Form) and repr(self) == repr(other)

    def __mro_entries__(self, bases):
        return ()


def _shown(argument):
    if argument is ...:
        return "..."
    if isinstance(argument, list):
        return f"[{', '.join([_shown(item) for item in argument])}]"
    if isinstance(argument, type) and not hasattr(argument, "__args__"):
        if argument.__module__ == "builtins":
            return argument.__qualname__
        return f"{argument.__module__}.{argument.__qualname__}"
    return repr(argument)


class _Subscripted(_Form):
    """A name with what stands in its brackets."""

    def __init__(self, origin, name, arguments):
        super().__init__(name, arguments)
        self.__origin__ = origin

    def __getitem__(self, arguments):
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        return _Subscripted(self.__origin__, self._name, arguments)

    def __repr__(self):
        shown = ", ".join([_shown(argument) for argument in self.__args__]) or "()"
        return f"typing.{self._name}[{shown}]"

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, type):
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()


class ForwardRef:
    """A type that is named before it is there."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _as_type(argument):
    """What an argument in brackets stands for: a text for a type of that name, None for its class."""
    if isinstance(argument, str):
        return ForwardRef(argument)
    if isinstance(argument, list):
        return [_as_type(item) for item in argument]
    return type(None) if argument is None else argument


def _subscripted(form, arguments):
    if form._name == "Annotated":
        arguments = (_as_type(arguments[0]), *arguments[1:])
    elif form._name != "Literal":
        arguments = tuple([_as_type(argument) for argument in arguments])
    if form._name == "Optional":
        return _union((*arguments, type(None)))
    if form._name == "Union":
        return _union(arguments)
    if form._name == "Annotated":
        return _Subscripted(form, "Annotated", arguments)
    return _Subscripted(getattr(form, "_origin", form), form._name, arguments)


def _union(arguments):
    flat = []
    for argument in arguments:
        parts = argument.__args__ if getattr(argument, "_is_union", False) else (argument,)
        for part in parts:
            if not any([part is other or part == other for other in flat]):
                flat.append(part)
    return flat[0] if len(flat) == 1 else _Union(flat)


class _Union(_Subscripted):
    """One of several types."""

    _is_union = True

    def __init__(self, arguments):
        super().__init__(Union, "Union", tuple(arguments))

    def __repr__(self):
        others = [argument for argument in self.__args__ if argument is not type(None)]
        if len(others) == 1 and len(self.__args__) == 2:
            return f"typing.Optional[{_shown(others[0])}]"
        return super().__repr__()


class _Alias(_Form):
    """The old name of a class that can be subscripted itself today."""

    def __init__(self, name, origin):
        super().__init__(name)
        self._origin = origin
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        return self._origin(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._origin,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self._origin)


Any = _Form("Any")
Union = _Form("Union")
Optional = _Form("Optional")
Literal = _Form("Literal")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Annotated = _Form("Annotated")
Concatenate = _Form("Concatenate")
TypeGuard = _Form("TypeGuard")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
Unpack = _Form("Unpack")

List = _Alias("List", list)
Dict = _Alias("Dict", dict)
Set = _Alias("Set", set)
FrozenSet = _Alias("FrozenSet", frozenset)
Tuple = _Alias("Tuple", tuple)
Type = _Alias("Type", type)
Deque = _Alias("Deque", _collections.deque)
DefaultDict = _Alias("DefaultDict", _collections.defaultdict)
OrderedDict = _Alias("OrderedDict", _collections.OrderedDict)
Counter = _Alias("Counter", _collections.Counter)
ChainMap = _Alias("ChainMap", _collections.ChainMap)
Callable = _Alias("Callable", _abc.Callable)
Iterable = _Alias("Iterable", _abc.Iterable)
Iterator = _Alias("Iterator", _abc.Iterator)
Generator = _Alias("Generator", _abc.Generator)
Collection = _Alias("Collection", _abc.Collection)
Container = _Alias("Container", _abc.Container)
Sequence = _Alias("Sequence", _abc.Sequence)
MutableSequence = _Alias("MutableSequence", _abc.MutableSequence)
Mapping = _Alias("Mapping", _abc.Mapping)
MutableMapping = _Alias("MutableMapping", _abc.MutableMapping)
AbstractSet = _Alias("AbstractSet", _abc.Set)
MutableSet = _Alias("MutableSet", _abc.MutableSet)
Hashable = _Alias("Hashable", _abc.Hashable)
Sized = _Alias("Sized", _abc.Sized)
Reversible = _Alias("Reversible", _abc.Reversible)
Awaitable = _Form("Awaitable")
Coroutine = _Form("Coroutine")
AsyncIterator = _Form("AsyncIterator")
AsyncIterable = _Form("AsyncIterable")
AsyncGenerator = _Form("AsyncGenerator")
ContextManager = _Form("ContextManager")
Pattern = _Form("Pattern")
Match = _Form("Match")
Text = str
IO = _Form("IO")
TextIO = _Form("TextIO")
BinaryIO = _Form("BinaryIO")
ByteString = bytes


class TypeVar(_Form):
    """A type that is decided where a generic is used."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name)
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec(TypeVar):
    """The parameters of a function, decided where a generic is used."""

    def __init__(self, name, **options):
        super().__init__(name, **options)
        self.args = _Form(f"{name}.args")
        self.kwargs = _Form(f"{name}.kwargs")


class TypeVarTuple(TypeVar):
    """Several types, decided where a generic is used."""

    def __iter__(self):
        return iter([self])


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """The base of classes that can be subscripted with types."""

    __slots__ = ()

    def __class_getitem__(cls, arguments):
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        return _Generic(cls, cls.__name__, arguments)


class _Generic(_Subscripted):
    """A generic class with its types."""

    def __repr__(self):
        shown = ", ".join([_shown(argument) for argument in self.__args__])
        return f"{self.__origin__.__module__}.{self.__origin__.__qualname__}[{shown}]"

    def __getattr__(self, name):
        return getattr(self.__origin__, name)


class _ProtocolType(type):
    """Protocols marked as checked at run time answer `isinstance` by what an object has."""

    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol_", False):
            if not cls.__dict__.get("_is_checked_", False):
                raise TypeError(
                    "Instance and class checks can only be used with @runtime_checkable protocols"
                )
            return all([hasattr(instance, name) for name in _members(cls)])
        return cls in type(instance).__mro__


def _members(cls):
    found = []
    for ancestor in cls.__mro__:
        if ancestor.__dict__.get("_is_protocol_", False):
            names = [*ancestor.__dict__, *ancestor.__dict__.get("__annotations__", {})]
            found.extend([name for name in names if not name.startswith("_") or name in ("__len__", "__iter__", "__call__")])
    return found


class Protocol(Generic, metaclass=_ProtocolType):
    """The base of classes that say what methods are expected, whoever has them."""

    __slots__ = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol_ = Protocol in cls.__bases__

    def __new__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol_", False):
            raise TypeError("Protocols cannot be instantiated")
        return object.__new__(cls)


def runtime_checkable(cls):
    """Lets `isinstance` ask whether an object has what a protocol says."""
    cls._is_checked_ = True
    return cls


runtime = runtime_checkable


class SupportsAbs(Protocol):
    """Has `__abs__`."""


class SupportsRound(Protocol):
    """Has `__round__`."""


class SupportsBytes(Protocol):
    """Has `__bytes__`."""


class SupportsInt(Protocol):
    """Has `__int__`."""


class SupportsFloat(Protocol):
    """Has `__float__`."""


class SupportsIndex(Protocol):
    """Has `__index__`."""


class _NamedTupleType(type):
    """Makes a named tuple of a class body's annotated names."""

    def __new__(metacls, name, bases, namespace):
        if name == "NamedTuple":
            return super().__new__(metacls, name, bases, namespace)
        kinds = namespace.get("__annotations__", {})
        defaults = []
        for field in kinds:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field")
        made = _collections.namedtuple(name, list(kinds), defaults=defaults, module=namespace["__module__"])
        for member, value in namespace.items():
            if member in ("__new__", "__init__", "__slots__", "_fields", "_replace", "_make", "_asdict"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {member}")
            if member not in kinds and member not in ("__module__", "__qualname__", "__classcell__"):
                setattr(made, member, value)
        made.__annotations__ = kinds
        return made


class NamedTuple(metaclass=_NamedTupleType):
    """Written as the base of a class whose annotated names are the fields of a named tuple."""

    def __new__(cls, typename, fields=None, /, **kwargs):
        pairs = list(fields or kwargs.items())
        made = _collections.namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made


class TypedDict(dict):
    """Written as the base of a class that says which keys a dict has; it makes a plain dict."""

    def __new__(cls, *args, total=True, **kwargs):
        if cls is TypedDict and args and isinstance(args[0], str):
            # `TypedDict("Name", {"key": int})` makes a class, as the statement does.
            return type(args[0], (TypedDict,), {"__annotations__": dict(args[1]) if len(args) > 1 else kwargs})
        return dict(*args, **kwargs)

    def __init_subclass__(cls, total=True, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.__total__ = total


def NewType(name, tp):
    """A name for a type that a checker tells apart; calling it answers its argument."""

    def new_type(value):
        return value

    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type


def cast(typ, val):
    """The value: only a checker cares for the type."""
    return val


def overload(func):
    """Marks one of several signatures; the last definition is the function."""

    def refuse(*args, **kwargs):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated functions outside a "
            "stub module should always be followed by an implementation that is not @overload-ed."
        )

    return _functools.wraps(func)(refuse)


def final(f):
    """Marks what is not to be overridden."""
    return f


def override(method):
    """Marks what overrides something."""
    return method


def no_type_check(arg):
    """Marks what a checker leaves alone."""
    return arg


def reveal_type(obj, /):
    """The object; its type goes to standard error."""
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """For places that a checker says cannot be reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class with its ancestors', or of a function."""
    if isinstance(obj, type):
        hints = {}
        for ancestor in obj.__mro__[::-1]:
            names = globalns or getattr(_sys.modules.get(ancestor.__module__), "__dict__", {})
            for name, hint in ancestor.__dict__.get("__annotations__", {}).items():
                hints[name] = _resolved(hint, names, localns)
        return hints
    names = globalns or getattr(obj, "__globals__", None) or getattr(obj, "__dict__", {})
    annotations = getattr(obj, "__annotations__", {})
    return {name: _resolved(hint, names, localns) for name, hint in annotations.items()}


def _resolved(hint, names, localns):
    """A hint whose texts are replaced by the types they name."""
    hint = _as_type(hint)
    if isinstance(hint, ForwardRef):
        return _resolved(eval(hint.__forward_arg__, dict(names), localns), names, localns)
    if isinstance(hint, list):
        return [_resolved(item, names, localns) for item in hint]
    if isinstance(hint, _Subscripted) and getattr(hint.__origin__, "_name", None) not in ("Literal", "Annotated"):
        import copy

        found = copy.copy(hint)
        found.__args__ = tuple([_resolved(argument, names, localns) for argument in hint.__args__])
        return found
    return hint


def get_origin(tp):
    """What stands before the brackets."""
    return getattr(tp, "__origin__", None)


def get_args(tp):
    """What stands in the brackets."""
    return getattr(tp, "__args__", ())
