"""Names for annotations. Nothing checks them when a program runs; they only have to exist, take
subscripts, and show themselves as they are written."""

TYPE_CHECKING = False


class _Form:
    """A name such as `Optional` that takes a subscript."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return _Subscripted(self, parameters, self._name)

    def __repr__(self):
        return f"typing.{self._name}"

    def __call__(self, *arguments, **keywords):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Alias(_Form):
    """A name such as `List`, which stands for a class and can be called as it."""

    def __init__(self, name, origin):
        super().__init__(name)
        self.__origin__ = origin

    def __call__(self, *arguments, **keywords):
        return self.__origin__(*arguments, **keywords)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _Subscripted:
    """A form with its parameters."""

    def __init__(self, form, parameters, name):
        self.__origin__ = getattr(form, "__origin__", form)
        self.__args__ = parameters
        self._name = name

    def __repr__(self):
        shown = ", ".join([_shown(parameter) for parameter in self.__args__])
        return f"typing.{self._name}[{shown}]"

    def __getitem__(self, parameters):
        return self

    def __call__(self, *arguments, **keywords):
        return self.__origin__(*arguments, **keywords)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __eq__(self, other):
        return isinstance(other, _Subscripted) and (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _shown(parameter):
    if parameter is ...:
        return "..."
    if isinstance(parameter, list):
        return "[" + ", ".join([_shown(item) for item in parameter]) + "]"
    if isinstance(parameter, type):
        if parameter.__module__ == "builtins":
            return parameter.__qualname__
        return f"{parameter.__module__}.{parameter.__qualname__}"
    return repr(parameter)


Any = _Form("Any")
Union = _Form("Union")
Optional = _Form("Optional")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Literal = _Form("Literal")
Annotated = _Form("Annotated")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")
Concatenate = _Form("Concatenate")
TypeGuard = _Form("TypeGuard")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
Unpack = _Form("Unpack")
Callable = _Form("Callable")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Generator = _Form("Generator")
Sequence = _Form("Sequence")
MutableSequence = _Form("MutableSequence")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
MutableSet = _Form("MutableSet")
AbstractSet = _Form("AbstractSet")
Collection = _Form("Collection")
Container = _Form("Container")
Hashable = _Form("Hashable")
Sized = _Form("Sized")
Reversible = _Form("Reversible")
Awaitable = _Form("Awaitable")
Coroutine = _Form("Coroutine")
AsyncIterator = _Form("AsyncIterator")
AsyncIterable = _Form("AsyncIterable")
AsyncGenerator = _Form("AsyncGenerator")
ContextManager = _Form("ContextManager")
SupportsInt = _Form("SupportsInt")
SupportsFloat = _Form("SupportsFloat")
SupportsIndex = _Form("SupportsIndex")
SupportsAbs = _Form("SupportsAbs")
IO = _Form("IO")
TextIO = _Form("TextIO")
BinaryIO = _Form("BinaryIO")
Pattern = _Form("Pattern")
Match = _Form("Match")
List = _Alias("List", list)
Dict = _Alias("Dict", dict)
Set = _Alias("Set", set)
FrozenSet = _Alias("FrozenSet", frozenset)
Tuple = _Alias("Tuple", tuple)
Type = _Alias("Type", type)
Text = str


def _collected(name):
    """A name that stands for a class of `collections`, which is imported when it is asked for."""
    import collections

    return _Alias(name, getattr(collections, _COLLECTED[name]))


_COLLECTED = {
    "Deque": "deque",
    "DefaultDict": "defaultdict",
    "OrderedDict": "OrderedDict",
    "Counter": "Counter",
    "ChainMap": "ChainMap",
}


def __getattr__(name):
    if name in _COLLECTED:
        return _collected(name)
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


class TypeVar:
    """A type that a signature leaves open."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints

    def __repr__(self):
        return f"~{self.__name__}"

    def __or__(self, other):
        return Union[self, other]


class ParamSpec(TypeVar):
    """The parameters that a signature leaves open."""

    args = None
    kwargs = None


TypeVarTuple = TypeVar
AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """A base of classes that take type parameters."""

    def __class_getitem__(cls, parameters):
        return cls


class _ProtocolType(type):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_checkable"):
            wanted = [name for name in cls.__dict__ if not name.startswith("_")]
            return all([hasattr(instance, name) for name in wanted])
        return type.__instancecheck__(cls, instance)


class Protocol(metaclass=_ProtocolType):
    """A base of classes that describe what others can do."""

    def __class_getitem__(cls, parameters):
        return cls


def runtime_checkable(cls):
    """Lets `isinstance` ask whether an object has what a protocol names."""
    cls._is_checkable = True
    return cls


class _NamedTupleType(type):
    def __new__(metaclass, name, bases, body):
        if not bases:
            return super().__new__(metaclass, name, bases, body)
        from collections import namedtuple

        annotations = body.get("__annotations__", {})
        defaults = [body[field] for field in annotations if field in body]
        made = namedtuple(name, list(annotations), defaults=defaults)
        made.__annotations__ = annotations
        for key, member in body.items():
            if key not in annotations and key not in ("__module__", "__qualname__", "__annotations__"):
                setattr(made, key, member)
        return made


class NamedTuple(metaclass=_NamedTupleType):
    """A base of tuples whose fields are annotated in the class body."""


class _TypedDictType(type):
    def __new__(metaclass, name, bases, body, total=True):
        if not bases:
            return super().__new__(metaclass, name, bases, body)
        return type.__new__(type, name, (dict,), body)


class TypedDict(metaclass=_TypedDictType):
    """A base of dicts whose keys are annotated."""


def NewType(name, tp):
    """A name for a type, which leaves its values as they are."""

    def identity(value):
        return value

    identity.__name__ = name
    identity.__supertype__ = tp
    return identity


def cast(typ, val):
    """The value, which the reader may take for one of this type."""
    return val


def overload(func):
    """Marks one of several signatures; the last definition is the one that runs."""
    return func


def final(f):
    """Marks what is not to be overridden."""
    return f


def override(method):
    """Marks a method that overrides another."""
    return method


def no_type_check(arg):
    """Marks what a type checker leaves alone."""
    return arg


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, function or module."""
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    """What a subscripted type was before it got its parameters."""
    return getattr(tp, "__origin__", None)


def get_args(tp):
    """The parameters of a subscripted type."""
    return getattr(tp, "__args__", ())


def assert_never(arg):
    """Says that a line cannot be reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj):
    """The value itself; only a type checker says more."""
    return obj
