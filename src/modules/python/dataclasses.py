"""Classes that are mostly their fields: the methods everybody would write are made from them."""

import copy as _copy

from _generated import functions


class _Missing:
    """Stands where nothing is given."""

    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _KeywordOnly:
    """An annotation `_: KW_ONLY`: the fields behind it are given by keyword."""


MISSING = _Missing()
KW_ONLY = _KeywordOnly()


class FrozenInstanceError(AttributeError):
    """Somebody tried to set or delete a field of a frozen object."""


class InitVar:
    """Marks what `__init__` takes and hands to `__post_init__`, but does not keep."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        return f"dataclasses.InitVar[{getattr(self.type, '__name__', self.type)}]"


class Field:
    """What is known of one field."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._init_only = False

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
            f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r})"
        )


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    """Says more of a field than its type and its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """A decorator that makes a class's methods from the annotated names in its body."""
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    def process(cls):
        own = _own_fields(cls, kw_only)
        return _process(cls, own, init, repr, eq, order, unsafe_hash, frozen, match_args, slots)

    return process if cls is None else process(cls)


def _own_fields(cls, kw_only):
    """The fields that the class itself adds, in order."""
    found = []
    by_keyword = kw_only
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if kind is KW_ONLY or kind in ("KW_ONLY", "dataclasses.KW_ONLY"):
            by_keyword = True
            continue
        if _is_class_variable(kind):
            continue
        default = cls.__dict__.get(name, MISSING)
        made = default if isinstance(default, Field) else field(default=default)
        made.name = name
        made.type = kind
        made._init_only = isinstance(kind, InitVar) or kind is InitVar or _names(kind, "InitVar")
        if made.kw_only is MISSING:
            made.kw_only = by_keyword
        if isinstance(made.default, (list, dict, set)) or getattr(type(made.default), "__hash__", 1) is None:
            raise ValueError(
                f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory"
            )
        if isinstance(default, Field):
            if default.default is not MISSING:
                setattr(cls, name, default.default)
            else:
                delattr(cls, name)
        found.append(made)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and value.name is None:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _names(kind, what):
    """Whether an annotation that is text names a class of `typing` or `dataclasses`."""
    return isinstance(kind, str) and kind.split("[")[0].strip().rpartition(".")[2] == what


def _is_class_variable(kind):
    if isinstance(kind, str):
        return _names(kind, "ClassVar")
    text = getattr(kind, "__name__", None) or str(kind)
    return text.split("[")[0] in ("ClassVar", "typing.ClassVar")


def _process(cls, own, init, repr, eq, order, unsafe_hash, frozen, match_args, slots):
    every = {}
    inherited_frozen = set()
    for base in cls.__mro__[:0:-1]:
        if "__dataclass_fields__" in base.__dict__:
            inherited_frozen.add(base.__dict__["__dataclass_frozen__"])
            every.update(base.__dict__["__dataclass_fields__"])
    if inherited_frozen == {True} and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if False in inherited_frozen and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    for made in own:
        every[made.name] = made
    cls.__dataclass_fields__ = every
    cls.__dataclass_frozen__ = frozen
    kept = [made for made in every.values() if not made._init_only]
    if init:
        _add(cls, "__init__", _make_init(cls, list(every.values()), frozen, slots), replace=True)
    if repr:
        _add(cls, "__repr__", _make_repr([made.name for made in kept if made.repr]))
    compared = [made.name for made in kept if made.compare]
    own_eq = "__eq__" in cls.__dict__
    own_hash = cls.__dict__.get("__hash__", MISSING)
    if eq and not own_eq:
        _add(cls, "__eq__", _make_comparisons(cls, compared, {"__eq__": "=="})["__eq__"])
    if order:
        for name, method in _make_comparisons(cls, compared, _ORDERS).items():
            if name in cls.__dict__:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
            _add(cls, name, method)
    if frozen:
        _freeze(cls, set(every))
    _set_hash(cls, kept, own_eq, own_hash, unsafe_hash, eq, frozen)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([made.name for made in every.values() if made.init and not made.kw_only])
    if not cls.__doc__:
        cls.__doc__ = cls.__name__ + _signature(every.values())
    return _with_slots(cls, kept) if slots else cls


def _add(cls, name, method, replace=False):
    """Adds a method unless the class defines it itself."""
    if replace or name not in cls.__dict__:
        method.__name__ = name
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)


def _signature(fields):
    shown = []
    for made in fields:
        if made.init:
            kind = made.type if isinstance(made.type, str) else getattr(made.type, "__name__", str(made.type))
            default = "" if made.default is MISSING else f" = {made.default!r}"
            if made.default_factory is not MISSING:
                default = " = <factory>"
            shown.append(f"{made.name}: {kind}{default}")
    return f"({', '.join(shown)})"


class _Factory:
    """Stands in for a default that is made anew for each object."""

    def __repr__(self):
        return "<factory>"


_factory = _Factory()


def _make_init(cls, fields, frozen, slots):
    """`__init__`, which keeps what it is given in the order of the fields."""
    taken = [made for made in fields if made.init]
    by_place = [made for made in taken if not made.kw_only]
    defaulted = False
    for made in by_place:
        has_default = made.default is not MISSING or made.default_factory is not MISSING
        if defaulted and not has_default:
            raise TypeError(f"non-default argument {made.name!r} follows default argument")
        defaulted = defaulted or has_default
    names = {"__name__": cls.__module__, "_keep": object.__setattr__, "_factory": _factory}
    receiver = "__dataclass_self__" if "self" in cls.__dataclass_fields__ else "self"
    parameters = {}
    lines = []
    for made in fields:
        name = made.name
        default = f"_default_{name}"
        parameters[name] = value = name
        if made.default_factory is not MISSING:
            names[default] = made.default_factory
            parameters[name] = f"{name}=_factory"
            value = f"{default}() if {name} is _factory else {name}" if made.init else f"{default}()"
        elif made.default is not MISSING:
            names[default] = made.default
            parameters[name] = f"{name}={default}"
            value = name if made.init else default
        elif not made.init:
            continue
        is_class_attribute = not made.init and made.default_factory is MISSING and not slots
        if made._init_only or is_class_attribute:
            continue
        lines.append(f"_keep({receiver},{name!r},{value})" if frozen else f"{receiver}.{name}={value}")
    if hasattr(cls, "__post_init__"):
        lines.append(f"{receiver}.__post_init__({','.join([made.name for made in fields if made._init_only])})")
    shown = [receiver, *[parameters[made.name] for made in by_place]]
    if len(by_place) < len(taken):
        shown += ["*", *[parameters[made.name] for made in taken if made.kw_only]]
    # Two lines before the first field's, as in CPython's text.
    text = f"\ndef __init__({','.join(shown)}):\n " + "\n ".join(lines or ["pass"]) + "\n"
    made_init = functions(text, names)["__init__"]
    made_init.__annotations__ = {made.name: made.type for made in taken}
    made_init.__annotations__["return"] = None
    return made_init


def _make_comparisons(cls, names, symbols):
    """Methods that compare the fields in order, by name."""
    of_self = f"({''.join([f'self.{name},' for name in names])})"
    of_other = f"({''.join([f'other.{name},' for name in names])})"
    texts = [
        f"def {method}(self,other):\n"
        " if other.__class__ is self.__class__:\n"
        f"  return {of_self}{symbol}{of_other}\n"
        " return NotImplemented\n"
        for method, symbol in symbols.items()
    ]
    made = functions("".join(texts), {"__name__": cls.__module__})
    return {method: made[method] for method in symbols}


def _make_repr(names):
    def __repr__(self):
        if id(self) in _being_shown:
            return "..."
        _being_shown.add(id(self))
        try:
            shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            _being_shown.discard(id(self))
        return f"{type(self).__qualname__}({shown})"

    return __repr__


# The objects being shown, so that one that holds itself is shown once.
_being_shown = set()


_ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if method.__name__ in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
        _add(cls, method.__name__, method)


def _set_hash(cls, kept, own_eq, own_hash, unsafe_hash, eq, frozen):
    explicit = own_hash is not MISSING and not (own_hash is None and own_eq)
    if unsafe_hash and explicit:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or (eq and frozen and not explicit):
        names = [made.name for made in kept if (made.compare if made.hash is None else made.hash)]
        values = "".join([f"self.{name}," for name in names])
        text = f"def __hash__(self):\n return hash(({values}))\n"
        _add(cls, "__hash__", functions(text, {"__name__": cls.__module__})["__hash__"], replace=True)
    elif eq and not explicit:
        cls.__hash__ = None


def _with_slots(cls, kept):
    """The class made anew, with no room for anything but its fields."""
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    members = dict(cls.__dict__)
    for made in kept:
        members.pop(made.name, None)
    for name in ("__dict__", "__weakref__"):
        members.pop(name, None)
    members["__slots__"] = tuple([made.name for made in kept if made.name not in inherited])
    qualname = cls.__qualname__
    members["__qualname__"] = qualname
    return type(cls)(cls.__name__, cls.__bases__, members)


def fields(class_or_instance):
    """The fields of a dataclass or of one of its objects."""
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([made for made in found.values() if not made._init_only])


def is_dataclass(obj):
    """Whether it is a dataclass or an object of one."""
    return hasattr(obj, "__dataclass_fields__")


def _is_instance(obj):
    return not isinstance(obj, type) and hasattr(type(obj), "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields by name, all the way down."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _taken_apart(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the fields, all the way down."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _taken_apart(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _taken_apart(value, build):
    if _is_instance(value):
        return build([(made.name, _taken_apart(getattr(value, made.name), build)) for made in fields(value)])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_taken_apart(item, build) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_taken_apart(item, build) for item in value])
    if isinstance(value, dict):
        pairs = [(_taken_apart(key, build), _taken_apart(item, build)) for key, item in value.items()]
        if hasattr(value, "default_factory"):
            return type(value)(value.default_factory, pairs)
        return type(value)(pairs)
    return _copy.deepcopy(value)


def replace(obj, /, **changes):
    """The same object with other values for some fields."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for made in obj.__dataclass_fields__.values():
        if not made.init:
            if made.name in changes:
                raise ValueError(
                    f"field {made.name} is declared with init=False, it cannot be specified with replace()"
                )
        elif made.name not in changes:
            if made._init_only and made.default is MISSING:
                raise ValueError(f"InitVar {made.name!r} must be specified with replace()")
            changes[made.name] = getattr(obj, made.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """Makes a dataclass of names, or of names with types and defaults."""
    members = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        name, kind, *default = (item, "typing.Any") if isinstance(item, str) else item
        annotations[name] = kind
        if default:
            members[name] = default[0]
    members["__annotations__"] = annotations
    members.setdefault("__module__", "types")
    return dataclass(**options)(type(cls_name, bases, members))
