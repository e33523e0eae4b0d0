"""Enumerations: classes with a fixed set of named members."""


class auto:
    """Stands for the next value in the body of an enumeration."""

    def __init__(self):
        self.value = None

    def _resolved(self, value):
        self.value = value
        return value


class _Body(dict):
    """The namespace of an enumeration's body: notes which names are members, in order."""

    def __init__(self):
        super().__init__()
        self._members = []
        self._next_value = None
        self._ignored = []

    def __setitem__(self, name, value):
        if name == "_ignore_":
            self._ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif name == "_generate_next_value_":
            self._next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif _is_member(name, value) and name not in self._ignored:
            if name in self._members:
                raise TypeError(f"{name!r} already defined as {self[name]!r}")
            if name in self:
                raise TypeError(f"{name!r} already defined as {dict.__getitem__(self, name)!r}")
            value = self._with_values(name, value)
            self._members.append(name)
        elif name in self._members:
            raise TypeError(f"{name!r} already defined as {self[name]!r}")
        super().__setitem__(name, value)

    def _with_values(self, name, value):
        """A member's value, with numbers in the places of `auto()`."""
        if isinstance(value, auto):
            return self._number(name, value)
        if isinstance(value, tuple):
            return tuple([self._number(name, part) if isinstance(part, auto) else part for part in value])
        return value

    def _number(self, name, marker):
        if marker.value is None:
            before = [self[earlier] for earlier in self._members]
            marker._resolved(self._next_value(name, 1, len(before), before))
        return marker.value


def _is_member(name, value):
    if name.startswith("_") and name.endswith("_"):
        return False
    if isinstance(value, (property, classmethod, staticmethod, member, nonmember)):
        return isinstance(value, member)
    return not hasattr(type(value), "__get__") and not _is_definition(value)


def _is_definition(value):
    """Whether a value is a function or anything else that a class body defines with `def`."""
    return type(value).__name__ in ("function", "builtin_function_or_method", "method")


class member:
    """Makes a member of what would not be one."""

    def __init__(self, value):
        self.value = value


class nonmember(member):
    """Keeps a value from becoming a member."""


class EnumType(type):
    """The class of enumerations: makes the members, and is what `for member in Colour` goes through."""

    @classmethod
    def __prepare__(metacls, cls, bases, /, **kwds):
        body = _Body()
        for base in bases:
            found = getattr(base, "_generate_next_value_", None)
            if found is not None:
                body._next_value = found
                break
        return body

    def __new__(metacls, cls, bases, body, /, *, boundary=None, **kwds):
        names = getattr(body, "_members", [])
        namespace = {}
        for name, value in body.items():
            if name not in names and name not in getattr(body, "_ignored", ()):
                namespace[name] = value.value if isinstance(value, nonmember) else value
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        if "_generate_next_value_" in body:
            namespace["_generate_next_value_"] = staticmethod(body._next_value)
        made_by = namespace.pop("__new__", None) or _inherited(bases, "__new_member__")
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_member_type_"] = _data_type(bases)
        if made_by is not None:
            namespace["__new_member__"] = staticmethod(made_by)
        if namespace["_member_type_"] is not object:
            _prefer_enumerations(namespace, bases)
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        for name in names:
            value = body[name]
            _add_member(enum_class, name, value.value if isinstance(value, member) else value)
        return enum_class

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return _lookup(cls, value)
        return _from_call(cls, value, names, start, type)

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_][::-1])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(
                "unsupported operand type(s) for 'in': "
                f"'{type(member).__qualname__}' and '{type(cls).__qualname__}'"
            )
        return isinstance(member, cls) and member._name_ in cls._member_map_

    @property
    def __members__(cls):
        """All members by name, aliases too."""
        return dict(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"


EnumMeta = EnumType
Flag = None
_DATA_TYPES = (int, str, float, bytes, tuple)


def _inherited(bases, name):
    for base in bases:
        found = getattr(base, name, None)
        if found is not None:
            return found
    return None


def _data_type(bases):
    """The built-in type that members are of, too, such as int or str."""
    for base in bases:
        for ancestor in base.__mro__:
            if ancestor in _DATA_TYPES:
                return ancestor
    return object


def _prefer_enumerations(namespace, bases):
    """Members that are of a built-in type, too, still look like members."""
    for name in ("__repr__", "__str__", "__format__"):
        if name in namespace:
            continue
        for base in bases:
            for ancestor in base.__mro__:
                if ancestor not in _DATA_TYPES and ancestor is not object and name in ancestor.__dict__:
                    namespace.setdefault(name, ancestor.__dict__[name])


def _add_member(cls, name, value):
    kind = cls._member_type_
    args = value if isinstance(value, tuple) and kind is not tuple else (value,)
    made_by = getattr(cls, "__new_member__", None)
    if made_by is not None:
        new = made_by(cls, *args)
    elif kind is object:
        new = object.__new__(cls)
    else:
        new = kind.__new__(cls, *args)
    if not hasattr(new, "_value_"):
        new._value_ = value if kind is object or made_by is not None else kind(*args)
    for canonical in cls._member_map_.values():
        if canonical._value_ == new._value_:
            cls._member_map_[name] = canonical
            type.__setattr__(cls, name, canonical)
            return
    new._name_ = name
    new.__objclass__ = cls
    new._sort_order_ = len(cls._member_names_)
    own_init = getattr(cls, "__init__", None)
    if own_init is not None and own_init is not object.__init__:
        own_init(new, *args)
    if Flag is None or not issubclass(cls, Flag) or _is_single_bit(new._value_):
        cls._member_names_.append(name)
    cls._member_map_[name] = new
    type.__setattr__(cls, name, new)
    try:
        cls._value2member_map_[new._value_] = new
    except TypeError:
        pass


def _is_single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _lookup(cls, value):
    """The member with a value."""
    if type(value) is cls:
        return value
    try:
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
    except TypeError:
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
    found = cls._missing_(value)
    if isinstance(found, cls):
        return found
    if found is not None:
        raise TypeError(
            f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member"
        )
    raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")


def _from_call(cls, class_name, names, start, mixin):
    """An enumeration made by a call: `Enum("Colour", "RED GREEN")`."""
    bases = (cls,) if mixin is None else (mixin, cls)
    body = type(cls).__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    pairs = names.items() if isinstance(names, dict) else names
    values = []
    for item in pairs:
        if isinstance(item, str):
            value = body._next_value(item, start, len(values), values)
            body[item] = value
            values.append(value)
        else:
            body[item[0]] = item[1]
            values.append(item[1])
    return type(cls).__new__(type(cls), class_name, bases, body)


class Enum(metaclass=EnumType):
    """An enumeration to derive from: each name in the body becomes a member."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for value in last_values[::-1]:
            if isinstance(value, int):
                return value + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        """The member's name."""
        return self._name_

    @property
    def value(self):
        """The member's value."""
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Members that look like their values when printed."""

    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)


class IntEnum(int, ReprEnum):
    """Members that are integers, too."""

    __eq__ = int.__eq__
    __hash__ = int.__hash__
    __repr__ = Enum.__repr__
    __str__ = ReprEnum.__str__
    __format__ = ReprEnum.__format__


class StrEnum(str, ReprEnum):
    """Members that are strings, too; `auto()` is the name in lower case."""

    __eq__ = str.__eq__
    __hash__ = str.__hash__
    __repr__ = Enum.__repr__
    __str__ = ReprEnum.__str__
    __format__ = ReprEnum.__format__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    """An enumeration of bits: members can be combined."""

    _keeps_unknown_ = False

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else start

    @classmethod
    def _mask(cls):
        """All bits that members have."""
        mask = 0
        for member in cls._member_map_.values():
            mask |= member._value_
        return mask

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._mask()
        if value < 0:
            value = (1 << mask.bit_length()) + value if -value <= mask + 1 else value & mask
        unknown = value & ~mask
        if unknown and not cls._keeps_unknown_:
            width = max(value.bit_length(), mask.bit_length())
            raise ValueError(
                f"{cls!r} invalid value {value!r}\n    given 0b0 {value:0{width}b}\n  allowed 0b0 {mask:0{width}b}"
            )
        kind = cls._member_type_
        combined = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        names = [member._name_ for member in cls if member._value_ & value]
        if unknown and names:
            names.append(str(unknown))
        combined._name_ = "|".join(names) or None
        combined._value_ = value
        return cls._value2member_map_.setdefault(value, combined)

    def __repr__(self):
        kind = type(self).__name__
        if self._name_ is None:
            return f"<{kind}: {self._value_!r}>"
        return f"<{kind}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        kind = type(self).__name__
        return f"{kind}({self._value_!r})" if self._name_ is None else f"{kind}.{self._name_}"

    def __iter__(self):
        return iter([member for member in type(self) if member._value_ & self._value_])

    def __len__(self):
        return bin(self._value_).count("1")

    def __bool__(self):
        return self._value_ != 0

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(
                "unsupported operand type(s) for 'in': "
                f"{type(other).__qualname__!r} and {type(self).__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def _bits(self, other):
        """The bits of another operand, or None if it has none."""
        if isinstance(other, type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, int):
            return other
        return None

    def __or__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else type(self)(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else type(self)(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits(other)
        return NotImplemented if bits is None else type(self)(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return type(self)(self._mask() & ~self._value_)


class IntFlag(int, ReprEnum, Flag):
    """Bits that are integers, too; they may have bits that no member has."""

    _keeps_unknown_ = True
    __repr__ = Flag.__repr__
    __bool__ = Flag.__bool__
    __str__ = ReprEnum.__str__
    __format__ = ReprEnum.__format__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    """A decorator that refuses an enumeration with two names for the same value."""
    aliases = [
        f"{name} -> {member._name_}"
        for name, member in enumeration.__members__.items()
        if name != member._name_
    ]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration
