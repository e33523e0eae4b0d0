"""Data classes: the usual methods of a class that is little more than its fields."""

import copy as _copy


class FrozenInstanceError(AttributeError):
    """An attribute of a frozen data class was to be changed."""


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class _KeywordOnly:
    def __repr__(self):
        return "<dataclasses._KW_ONLY_TYPE object>"


MISSING = _Missing()
KW_ONLY = _KeywordOnly()


class InitVar:
    """Marks an annotation whose value goes to `__post_init__` and is not kept."""

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)


class Field:
    """What is known of one field of a data class."""

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
        self.init_only = False

    def has_default(self):
        """Whether an instance can be made without a value for it."""
        return self.default is not MISSING or self.default_factory is not MISSING

    def fresh_default(self):
        """The value an instance gets that was given none."""
        return self.default if self.default_factory is MISSING else self.default_factory()

    def __repr__(self):
        shown = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        return "Field(" + ",".join([f"{part}={getattr(self, part)!r}" for part in shown]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Says of a field what a plain default cannot: a factory for it, or what it takes no part in."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Gives a class the methods that follow from its annotated fields."""

    def decorate(cls):
        return _complete(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)

    return decorate if cls is None else decorate(cls)


def _complete(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    inherited_frozen = [
        base.__dataclass_frozen__ for base in cls.__mro__[1:] if "__dataclass_frozen__" in base.__dict__
    ]
    if inherited_frozen:
        if frozen and not all(inherited_frozen):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
        if not frozen and any(inherited_frozen):
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    every = _collect(cls, kw_only)
    kept = {name: each for name, each in every.items() if not each.init_only}
    cls.__dataclass_fields__ = kept
    cls.__dataclass_frozen__ = frozen
    cls._dataclass_inputs = [each for each in every.values() if each.init]
    own = cls.__dict__
    if init:
        _check_order_of_defaults(cls._dataclass_inputs)
        if "__init__" not in own:
            cls.__init__ = _make_init(cls, every, frozen)
    if repr and "__repr__" not in own:
        cls.__repr__ = _make_repr(kept)
    if eq and "__eq__" not in own:
        cls.__eq__ = _make_comparison(kept, "__eq__")
    if order:
        for method in ("__lt__", "__le__", "__gt__", "__ge__"):
            if method in own:
                raise TypeError(
                    f"Cannot overwrite attribute {method} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
            setattr(cls, method, _make_comparison(kept, method))
    if unsafe_hash or (eq and frozen):
        if "__hash__" not in own or own["__hash__"] is None:
            cls.__hash__ = _make_hash(kept)
    elif eq and "__hash__" not in own:
        cls.__hash__ = None
    if frozen:
        cls.__setattr__ = _refuse_assignment
        cls.__delattr__ = _refuse_deletion
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple([each.name for each in cls._dataclass_inputs if not each.kw_only])
    return cls


def _collect(cls, kw_only):
    """The fields by name: those of the bases first, then the class's own, in the order written."""
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        for name, inherited in base.__dict__.get("__dataclass_fields__", {}).items():
            fields[name] = inherited
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or annotation == "KW_ONLY":
            kw_only = True
            continue
        if _is_class_variable(annotation):
            continue
        given = cls.__dict__.get(name, MISSING)
        each = given if isinstance(given, Field) else field(default=given)
        each.name = name
        each.type = annotation
        each.init_only = isinstance(annotation, InitVar)
        if each.kw_only is MISSING:
            each.kw_only = kw_only
        if isinstance(each.default, (list, dict, set)):
            raise ValueError(
                f"mutable default {type(each.default)} for field {name} is not allowed: "
                "use default_factory"
            )
        if isinstance(given, Field):
            # What stays on the class is the default itself, or nothing.
            if each.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, each.default)
        fields[name] = each
    for name, given in cls.__dict__.items():
        if isinstance(given, Field) and name not in fields:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


def _is_class_variable(annotation):
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.startswith(("ClassVar", "typing.ClassVar"))


def _check_order_of_defaults(inputs):
    seen_default = False
    for each in inputs:
        if each.kw_only:
            continue
        if each.has_default():
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {each.name!r} follows default argument")


def _make_init(cls, every, frozen):
    """`__init__` for these fields. It sorts its arguments as a function with these parameters would."""
    inputs = [each for each in every.values() if each.init]
    by_position = [each for each in inputs if not each.kw_only]
    names = [each.name for each in inputs]
    has_post_init = hasattr(cls, "__post_init__")
    init_only = [each.name for each in inputs if each.init_only]
    put = object.__setattr__
    shown_name = f"{cls.__qualname__}.__init__"

    def __init__(self, /, *arguments, **keywords):
        if len(arguments) > len(by_position):
            raise TypeError(_too_many(shown_name, by_position, len(arguments)))
        values = {}
        for each, value in zip(by_position, arguments):
            values[each.name] = value
        for name, value in keywords.items():
            if name not in names:
                raise TypeError(f"{shown_name}() got an unexpected keyword argument {name!r}")
            if name in values:
                raise TypeError(f"{shown_name}() got multiple values for argument {name!r}")
            values[name] = value
        for kind, wanted in (("positional", False), ("keyword-only", True)):
            missing = [
                each.name
                for each in inputs
                if each.kw_only is wanted and each.name not in values and not each.has_default()
            ]
            if missing:
                raise TypeError(_too_few(shown_name, kind, missing))
        for each in every.values():
            if each.init:
                if each.name not in values:
                    values[each.name] = each.fresh_default()
                if not each.init_only:
                    put(self, each.name, values[each.name])
            elif each.has_default():
                put(self, each.name, each.fresh_default())
        if has_post_init:
            self.__post_init__(*[values[name] for name in init_only])

    __init__.__qualname__ = shown_name
    return __init__


def _too_many(shown_name, by_position, given):
    most = len(by_position) + 1
    optional = len([each for each in by_position if each.has_default()])
    takes = f"from {most - optional} to {most}" if optional else f"{most}"
    plural = "" if most == 1 and not optional else "s"
    return f"{shown_name}() takes {takes} positional argument{plural} but {given + 1} were given"


def _too_few(shown_name, kind, missing):
    quoted = [repr(name) for name in missing]
    if len(quoted) > 2:
        listed = ", ".join(quoted[:-1]) + f", and {quoted[-1]}"
    else:
        listed = " and ".join(quoted)
    plural = "" if len(quoted) == 1 else "s"
    return f"{shown_name}() missing {len(quoted)} required {kind} argument{plural}: {listed}"


def _make_repr(fields):
    shown = [each.name for each in fields.values() if each.repr]

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)!r}" for name in shown]
        return f"{type(self).__qualname__}({', '.join(parts)})"

    return __repr__


def _make_comparison(fields, method):
    """A comparison of two instances as the tuples of their fields; of other classes it knows nothing."""
    compared = [each.name for each in fields.values() if each.compare]
    compare = getattr(tuple, method)

    def comparison(self, other):
        if type(other) is not type(self):
            return NotImplemented
        left = tuple([getattr(self, name) for name in compared])
        right = tuple([getattr(other, name) for name in compared])
        if method == "__eq__":
            return left == right
        return compare(left, right)

    comparison.__name__ = method
    return comparison


def _make_hash(fields):
    hashed = [
        each.name for each in fields.values() if (each.compare if each.hash is None else each.hash)
    ]

    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in hashed]))

    return __hash__


def _refuse_assignment(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self, name):
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def is_dataclass(candidate):
    """Whether it is a data class, or an instance of one."""
    cls = candidate if isinstance(candidate, type) else type(candidate)
    return hasattr(cls, "__dataclass_fields__")


def fields(class_or_instance):
    """The fields of a data class or of an instance, in order."""
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(known.values())


def _is_instance(candidate):
    return not isinstance(candidate, type) and is_dataclass(candidate)


def asdict(instance, *, dict_factory=dict):
    """The fields of an instance as a dict, and so for the data classes within."""
    if not _is_instance(instance):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(instance, lambda pairs: dict_factory(pairs))


def astuple(instance, *, tuple_factory=tuple):
    """The values of an instance as a tuple, and so for the data classes within."""
    if not _is_instance(instance):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(instance, lambda pairs: tuple_factory([value for _, value in pairs]))


def _plain(value, assemble):
    if _is_instance(value):
        return assemble([(each.name, _plain(getattr(value, each.name), assemble)) for each in fields(value)])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_plain(item, assemble) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(item, assemble) for item in value])
    if isinstance(value, dict):
        return {_plain(key, assemble): _plain(item, assemble) for key, item in value.items()}
    return _copy.deepcopy(value)


def replace(instance, /, **changes):
    """A new instance with some fields changed."""
    if not _is_instance(instance):
        raise TypeError("replace() should be called on dataclass instances")
    for each in fields(instance):
        if not each.init:
            if each.name in changes:
                raise ValueError(
                    f"field {each.name} is declared with init=False, "
                    "it cannot be specified with replace()"
                )
        elif each.name not in changes:
            changes[each.name] = getattr(instance, each.name)
    return type(instance)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A data class of fields given as names, pairs of name and type, or with a default as a third."""
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        name, *rest = (item,) if isinstance(item, str) else item
        annotations[name] = rest[0] if rest else "typing.Any"
        if len(rest) > 1:
            body[name] = rest[1]
    body["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, body), **options)
