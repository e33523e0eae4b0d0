"""Enumerations: classes whose few instances are named in the class body."""


class auto:
    """Stands for a value that the enumeration finds itself: one more than the last."""

    def __init__(self):
        self.value = None

    def __or__(self, other):
        return self.value | other


class _Body(dict):
    """The namespace of an enumeration's body: it notes members in order and refuses one name twice."""

    def __init__(self, generate):
        super().__init__()
        self.members = []
        self.values_so_far = []
        self._generate = generate

    def __setitem__(self, name, value):
        if name == "_generate_next_value_":
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
        elif not name.startswith("_") and not _is_descriptor(value):
            if name in self.members:
                raise TypeError(f"{name!r} already defined as {self[name]!r}")
            value = self._found(name, value)
            self.members.append(name)
            self.values_so_far.append(value)
        super().__setitem__(name, value)

    def _found(self, name, value):
        """The value of a member, with each `auto()` replaced by what it stands for."""
        if isinstance(value, auto):
            value.value = self._generate(name, 1, len(self.members), list(self.values_so_far))
            return value.value
        if isinstance(value, tuple) and any([isinstance(part, auto) for part in value]):
            return tuple([self._found(name, part) for part in value])
        return value


def _is_descriptor(value):
    kinds = (property, staticmethod, classmethod, type(_is_descriptor))
    return isinstance(value, kinds) or hasattr(type(value), "__get__")


class EnumType(type):
    """The class of enumerations: it makes the members, and is what `for` and `len` ask."""

    def __prepare__(name, bases, **keywords):
        generate = Enum._generate_next_value_ if bases else None
        for base in bases:
            if hasattr(base, "_generate_next_value_"):
                generate = base._generate_next_value_
                break
        return _Body(generate)

    def __new__(metaclass, name, bases, body, **keywords):
        for base in bases:
            if getattr(base, "_member_names_", None):
                raise TypeError(f"{name}: cannot extend enumeration {base.__name__!r}")
        names = body.members
        plain = {key: value for key, value in body.items() if key not in names}
        cls = super().__new__(metaclass, name, bases, plain, **keywords)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        data = _data_type(bases)
        if data is not object:
            # How members look is the enumeration's business, whatever type they are instances of.
            for method in ("__repr__", "__str__", "__format__"):
                if method not in plain and getattr(cls, method) is getattr(data, method, None):
                    source = next(base for base in bases if issubclass(base, Enum))
                    type.__setattr__(cls, method, getattr(source, method))
        for member_name in names:
            cls._enter(member_name, body[member_name], data, "__new__" in plain)
        return cls

    def _enter(cls, name, value, data, has_own_new):
        arguments = value if isinstance(value, tuple) else (value,)
        if has_own_new:
            member = cls.__new__(cls, *arguments)
            if not hasattr(member, "_value_"):
                member._value_ = value
        elif data is object:
            member = object.__new__(cls)
            member._value_ = value
        else:
            member = data.__new__(cls, *arguments)
            member._value_ = value if data is not int and data is not str else data(*arguments)
        for existing in cls._member_map_.values():
            if existing._value_ == member._value_:
                cls._member_map_[name] = existing
                type.__setattr__(cls, name, existing)
                return
        member._name_ = name
        member._sort_order_ = len(cls._member_names_)
        if cls.__init__ is not object.__init__ and data is object:
            member.__init__(*arguments)
        cls._member_names_.append(name)
        cls._member_map_[name] = member
        type.__setattr__(cls, name, member)
        try:
            cls._value2member_map_[member._value_] = member
        except TypeError:
            # A value that cannot be a key is found by comparing.
            pass

    def __call__(cls, value, names=None, *, start=1, module=None, qualname=None, type=None):
        if names is not None:
            return _functional(cls, value, names, start)
        return cls._lookup(value)

    def _lookup(cls, value):
        if isinstance(value, cls):
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for member in cls:
                if member._value_ == value:
                    return member
        found = cls._missing_(value)
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return found

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            given = type(member).__qualname__
            raise TypeError(
                f"unsupported operand type(s) for 'in': '{given}' and '{cls.__class__.__qualname__}'"
            )
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __repr__(cls):
        kind = "flag" if issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    @property
    def __members__(cls):
        """All names with their members, second names of a member included."""
        return dict(cls._member_map_)


EnumMeta = EnumType


def _data_type(bases):
    """The built-in type the members are instances of as well, or object."""
    for base in bases:
        for ancestor in base.__mro__:
            if ancestor in (int, str, float, bytes, tuple):
                return ancestor
    return object


def _functional(cls, class_name, names, start):
    """An enumeration from a list of names: `Enum("Colour", "RED GREEN")`."""
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, dict):
        pairs = list(names.items())
    else:
        pairs = [
            pair if isinstance(pair, (tuple, list)) else (pair, start + number)
            for number, pair in enumerate(names)
        ]
    body = EnumType.__prepare__(class_name, (cls,))
    for name, value in pairs:
        body[name] = value
    return EnumType.__new__(EnumType, class_name, (cls,), body)


class Enum(metaclass=EnumType):
    """An enumeration: each name in the body becomes the one instance with that value."""

    def _generate_next_value_(name, start, count, last_values):
        for value in reversed(last_values):
            if isinstance(value, int):
                return value + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        """The name it has in the class body."""
        return self._name_

    @property
    def value(self):
        """What stands behind its name in the class body."""
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, specification):
        return format(str(self), specification)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __reduce__(self):
        return (type(self), (self._value_,))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """An enumeration whose members print as their values do."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are integers as well."""

    __eq__ = int.__eq__
    __hash__ = int.__hash__

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, specification):
        return format(self._value_, specification)


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings as well; `auto()` is the name in lower case."""

    __eq__ = str.__eq__
    __hash__ = str.__hash__

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, specification):
        return format(self._value_, specification)


class Flag(Enum):
    """An enumeration whose members are combined with `|`, `&`, `^` and `~`."""

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        return 1 << max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        """The combination with this value, made once."""
        known = 0
        for member in cls:
            known |= member._value_
        if not isinstance(value, int) or value & ~known:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        combined = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        combined._value_ = value
        parts = [member._name_ for member in cls if member._value_ and member._value_ & value == member._value_]
        combined._name_ = "|".join(parts) if parts else None
        return cls._value2member_map_.setdefault(value, combined)

    def __repr__(self):
        if self._name_ is None:
            return f"<{type(self).__name__}: {self._value_!r}>"
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([
            member for member in type(self) if member._value_ and member._value_ & self._value_
        ])

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        return type(self)(self._value_ | _bits(other))

    def __and__(self, other):
        return type(self)(self._value_ & _bits(other))

    def __xor__(self, other):
        return type(self)(self._value_ ^ _bits(other))

    def __invert__(self):
        known = 0
        for member in type(self):
            known |= member._value_
        return type(self)(known & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, Flag):
    """Flags that are integers as well."""

    __eq__ = int.__eq__
    __hash__ = int.__hash__

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, specification):
        return format(self._value_, specification)


def _bits(flag):
    return flag._value_ if isinstance(flag, Enum) else flag


def unique(enumeration):
    """Refuses an enumeration in which two names stand for one value."""
    aliases = [
        f"{name} -> {member._name_}"
        for name, member in enumeration.__members__.items()
        if name != member._name_
    ]
    if aliases:
        listed = ", ".join(aliases)
        raise ValueError(f"duplicate values found in {enumeration!r}: {listed}")
    return enumeration
