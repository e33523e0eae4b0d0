"""A dict for headers, and a name for every status code."""

from collections.abc import MutableMapping

from werkzeug.exceptions import HTTP_STATUS_CODES


class CaseInsensitiveDict(MutableMapping):
    """A dict that finds a key whatever its case, and keeps the case in which it was set."""

    def __init__(self, data=None, **kwargs):
        self._store = {}
        self.update({} if data is None else data, **kwargs)

    def __setitem__(self, key, value):
        self._store[key.lower()] = (key, value)

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __delitem__(self, key):
        del self._store[key.lower()]

    def __iter__(self):
        return iter([key for key, _ in self._store.values()])

    def __len__(self):
        return len(self._store)

    def lower_items(self):
        """The pairs with their keys in lower case."""
        return iter([(key, pair[1]) for key, pair in self._store.items()])

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.lower_items()) == {key.lower(): value for key, value in other.items()}

    def copy(self):
        return CaseInsensitiveDict(self.items())

    def __repr__(self):
        return str(dict(self.items()))


class LookupDict(dict):
    """Status codes by their names, as attributes or items."""

    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __getitem__(self, key):
        return self.__dict__.get(key)

    def get(self, key, default=None):
        return self.__dict__.get(key, default)

    def __repr__(self):
        return f"<lookup '{self.name}'>"


codes = LookupDict(name="status_codes")
_OTHER_NAMES = {200: ("okay", "all_ok"), 301: ("moved",), 303: ("other",), 308: ("resume",), 400: ("bad",), 404: ("missing",), 418: ("teapot",), 500: ("server_error",), 503: ("unavailable",)}
for _code, _text in HTTP_STATUS_CODES.items():
    _name = _text.lower().replace(" ", "_").replace("-", "_").replace("'", "")
    for _one in (_name, *_OTHER_NAMES.get(_code, ())):
        setattr(codes, _one, _code)
        setattr(codes, _one.upper(), _code)
