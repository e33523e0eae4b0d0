"""Dicts as the web needs them: with several values for a key, or with keys of any case."""

from collections.abc import MutableSet

_MISSING = object()


class MultiDict(dict):
    """A dict whose keys may have several values. Asked for a key, it gives the first."""

    def __init__(self, mapping=None):
        super().__init__()
        self._fill(mapping)

    def _fill(self, mapping):
        for key, value in _pairs(mapping):
            dict.setdefault(self, key, []).append(value)

    def __getitem__(self, key):
        values = dict.get(self, key)
        if not values:
            # Imported late: exceptions stand on responses, and those on this module.
            from werkzeug.exceptions import BadRequestKeyError

            raise BadRequestKeyError(key)
        return values[0]

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, [value])

    def __iter__(self):
        # A class with an iterator of its own is copied key by key, so that `dict(form)` has first values.
        return dict.__iter__(self)

    def get(self, key, default=None, type=None):
        """The first value, as `type` makes it; the default if there is none or `type` refuses it."""
        values = dict.get(self, key)
        if not values:
            return default
        if type is None:
            return values[0]
        try:
            return type(values[0])
        except (ValueError, TypeError):
            return default

    def getlist(self, key, type=None):
        """All values of a key, a list; those that `type` refuses are left out."""
        values = dict.get(self, key) or []
        if type is None:
            return list(values)
        made = []
        for value in values:
            try:
                made.append(type(value))
            except (ValueError, TypeError):
                continue
        return made

    def setlist(self, key, new_list):
        """Replaces all values of a key."""
        dict.__setitem__(self, key, list(new_list))

    def add(self, key, value):
        """Adds a value for a key."""
        dict.setdefault(self, key, []).append(value)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def items(self, multi=False):
        """Pairs of keys and first values, or of keys and each of their values."""
        for key, values in dict.items(self):
            if multi:
                for value in values:
                    yield key, value
            elif values:
                yield key, values[0]

    def lists(self):
        """Pairs of keys and lists of all their values."""
        for key, values in dict.items(self):
            yield key, list(values)

    def values(self):
        """The first value of each key."""
        for values in dict.values(self):
            yield values[0]

    def listvalues(self):
        """The list of values of each key."""
        return dict.values(self)

    def update(self, mapping):
        """Adds values; nothing is replaced."""
        self._fill(mapping)

    def pop(self, key, default=_MISSING):
        values = dict.pop(self, key, None)
        if values:
            return values[0]
        if default is not _MISSING:
            return default
        from werkzeug.exceptions import BadRequestKeyError

        raise BadRequestKeyError(key)

    def poplist(self, key):
        """Takes a key out, and gives all its values."""
        return dict.pop(self, key, [])

    def to_dict(self, flat=True):
        """An ordinary dict: of first values, or of lists."""
        return dict(self.items()) if flat else dict(self.lists())

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items(multi=True))!r})"


def _pairs(mapping):
    if mapping is None:
        return
    if isinstance(mapping, MultiDict):
        yield from mapping.items(multi=True)
    elif isinstance(mapping, dict):
        for key, value in mapping.items():
            if isinstance(value, (list, tuple, set)):
                for item in value:
                    yield key, item
            else:
                yield key, value
    else:
        yield from mapping


class ImmutableMultiDict(MultiDict):
    """A `MultiDict` that nobody can change: what a client sent stays what it sent."""

    def _refuse(self, *arguments, **named):
        raise TypeError(f"{type(self).__name__!r} objects are immutable")

    __setitem__ = __delitem__ = add = setlist = update = pop = poplist = setdefault = clear = popitem = _refuse

    def copy(self):
        """A copy that can be changed."""
        return MultiDict(self)

    def __hash__(self):
        return hash(frozenset(self.items(multi=True)))


class CombinedMultiDict(ImmutableMultiDict):
    """Several as one: the first that knows a key answers."""

    def __init__(self, dicts=None):
        super().__init__()
        self.dicts = list(dicts or [])
        for one in self.dicts:
            self._fill(one)

    def __repr__(self):
        return f"{type(self).__name__}({self.dicts!r})"


class Headers:
    """The headers of a message: pairs in their order, with names of any case."""

    def __init__(self, defaults=None):
        self._list = []
        if defaults is not None:
            self.extend(defaults)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._list[key]
        wanted = key.lower()
        for name, value in self._list:
            if name.lower() == wanted:
                return value
        from werkzeug.exceptions import BadRequestKeyError

        raise BadRequestKeyError(key)

    def __contains__(self, key):
        wanted = key.lower()
        return any([name.lower() == wanted for name, _ in self._list])

    def __setitem__(self, key, value):
        self.set(key, value)

    def __delitem__(self, key):
        self.remove(key)

    def __iter__(self):
        return iter(self._list)

    def __len__(self):
        return len(self._list)

    def __eq__(self, other):
        if not isinstance(other, Headers):
            return NotImplemented
        return {(name.lower(), value) for name, value in self._list} == {(name.lower(), value) for name, value in other._list}

    def get(self, key, default=None, type=None):
        """The first header of the name; the default if there is none or `type` refuses it."""
        wanted = key.lower()
        for name, value in self._list:
            if name.lower() == wanted:
                break
        else:
            return default
        try:
            return value if type is None else type(value)
        except (ValueError, TypeError):
            return default

    def getlist(self, key, type=None):
        """Every header of the name."""
        wanted = key.lower()
        found = [value for name, value in self._list if name.lower() == wanted]
        return found if type is None else [type(value) for value in found]

    def add(self, key, value, /, **parameters):
        """Adds a header, whether or not there is one of the name."""
        self._list.append((key, _with_parameters(value, parameters)))

    add_header = add

    def set(self, key, value, /, **parameters):
        """Replaces the headers of the name by one."""
        value = _with_parameters(value, parameters)
        wanted = key.lower()
        kept = []
        placed = False
        for name, old in self._list:
            if name.lower() != wanted:
                kept.append((name, old))
            elif not placed:
                kept.append((key, value))
                placed = True
        if not placed:
            kept.append((key, value))
        self._list = kept

    def setdefault(self, key, default):
        if key in self:
            return self[key]
        self.set(key, default)
        return self[key]

    def remove(self, key):
        """Takes away all headers of the name."""
        wanted = key.lower()
        self._list = [pair for pair in self._list if pair[0].lower() != wanted]

    def pop(self, key, default=_MISSING):
        if key in self:
            value = self[key]
            self.remove(key)
            return value
        if default is _MISSING:
            return self[key]
        return default

    def extend(self, headers):
        """Adds all headers of another collection."""
        for key, value in headers.items() if hasattr(headers, "items") else headers:
            for one in value if isinstance(value, (list, tuple)) else [value]:
                self.add(key, one)

    def update(self, headers):
        """Replaces headers by those of another collection."""
        for key, value in headers.items() if hasattr(headers, "items") else headers:
            self.set(key, value)

    def items(self, lower=False):
        for name, value in self._list:
            yield (name.lower() if lower else name), value

    def keys(self, lower=False):
        for name, _ in self.items(lower):
            yield name

    def values(self):
        for _, value in self._list:
            yield value

    def clear(self):
        self._list = []

    def copy(self):
        return Headers(self._list)

    def to_wsgi_list(self):
        """The pairs, as WSGI wants them."""
        return list(self._list)

    def __str__(self):
        return "".join([f"{name}: {value}\r\n" for name, value in self._list]) + "\r\n"

    def __repr__(self):
        return f"{type(self).__name__}({self._list!r})"


def _with_parameters(value, parameters):
    text = str(value)
    if "\n" in text or "\r" in text:
        raise ValueError("Header values must not contain newline characters.")
    for name, parameter in parameters.items():
        if parameter is not None:
            from werkzeug.http import quote_header_value

            text += f"; {name.replace('_', '-')}={quote_header_value(parameter)}"
    return text


class EnvironHeaders(Headers):
    """The headers of a request, as WSGI's environ has them."""

    def __init__(self, environ):
        super().__init__()
        self.environ = environ
        for key, value in environ.items():
            if key in ("CONTENT_TYPE", "CONTENT_LENGTH"):
                if value:
                    self._list.append((key.replace("_", "-").title(), value))
            elif key.startswith("HTTP_") and key not in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"):
                self._list.append((key[5:].replace("_", "-").title(), value))

    def add(self, *arguments, **named):
        raise TypeError(f"{type(self).__name__!r} objects are immutable")

    set = remove = extend = update = clear = add


class HeaderSet(MutableSet):
    """Words of a header, such as the methods of `Allow`: a set that keeps its order."""

    def __init__(self, headers=None):
        self._headers = list(headers or [])

    def _has(self, word):
        return word.lower() in [known.lower() for known in self._headers]

    def add(self, word):
        if not self._has(word):
            self._headers.append(word)

    def discard(self, word):
        self._headers = [known for known in self._headers if known.lower() != word.lower()]

    def __contains__(self, word):
        return self._has(word)

    def __iter__(self):
        return iter(self._headers)

    def __len__(self):
        return len(self._headers)

    def to_header(self):
        return ", ".join(self._headers)

    def __str__(self):
        return self.to_header()

    def __repr__(self):
        return f"HeaderSet({self._headers!r})"
