"""`namedtuple`: tuples whose items have names, too."""

import _sys
from _generated import functions

_KEYWORDS = set(
    "False None True and as assert async await break class continue def del elif else except finally for from "
    "global if import in is lambda nonlocal not or pass raise return try while with yield".split()
)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a class of tuples whose items can be asked for by name."""
    typename = str(typename)
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = [str(name) for name in field_names]
    if rename:
        fields = _renamed(fields)
    _check(typename, fields)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    if module is None:
        place = _sys.caller(0)
        module = "__main__" if place is None else place[3]
    return _make_class(typename, tuple(fields), defaults, module)


def _is_identifier(name):
    return name != "" and not name[0].isdigit() and name.replace("_", "a").isalnum()


def _renamed(fields):
    """Every name that cannot be a field's becomes its place."""
    seen = set()
    for place, name in enumerate(fields):
        if not _is_identifier(name) or name in _KEYWORDS or name.startswith("_") or name in seen:
            fields[place] = f"_{place}"
        seen.add(name)
    return fields


def _check(typename, fields):
    for name in [typename, *fields]:
        if not _is_identifier(name):
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for place, name in enumerate(fields):
        if name.startswith("_") and name != f"_{place}":
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


class _Field:
    """A field of the class: the item at a place."""

    def __init__(self, place):
        self._place = place
        self.__doc__ = f"Alias for field number {place}"

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self._place)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")

    def __repr__(self):
        return f"_tuplegetter({self._place}, {self.__doc__!r})"


def _make_class(typename, fields, defaults, module):
    of_fields = dict(zip(fields[len(fields) - len(defaults) :], defaults))

    shown = [f"{name}=_default_{name}" if name in of_fields else name for name in fields]
    text = f"def __new__({','.join(['_cls', *shown])}): return _new_tuple(_cls,({''.join([f'{name},' for name in fields])}))\n"
    names = {f"_default_{name}": value for name, value in of_fields.items()}
    names["_new_tuple"] = tuple.__new__
    names["__name__"] = f"namedtuple_{typename}"
    __new__ = functions(text, names)["__new__"]
    __new__.__qualname__ = f"{typename}.__new__"
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"

    def _make(cls, iterable):
        """A tuple of the items of an iterable."""
        items = tuple(iterable)
        if len(items) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(items)}")
        return tuple.__new__(cls, items)

    def _replace(self, /, **kwds):
        """The same tuple with other values for some fields."""
        items = [kwds.pop(name, item) for name, item in zip(fields, self)]
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return self._make(items)

    def _asdict(self):
        """A dict of the fields by name."""
        return dict(zip(fields, self))

    def __repr__(self):
        shown = ", ".join([f"{name}={item!r}" for name, item in zip(fields, self)])
        return f"{type(self).__name__}({shown})"

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        "__module__": module,
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": of_fields,
        "__match_args__": fields,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": __repr__,
        "__getnewargs__": __getnewargs__,
    }
    for place, name in enumerate(fields):
        namespace[name] = _Field(place)
    return type(typename, (tuple,), namespace)
