"""The configuration of an application: a dict of names in capitals."""

import json as _json
import os


class Config(dict):
    """A dict that can be filled from objects, modules and files."""

    def __init__(self, root_path=".", defaults=None):
        super().__init__(defaults or {})
        self.root_path = root_path

    def from_object(self, obj):
        """Takes every attribute of an object whose name is in capitals."""
        for name in dir(obj):
            if name.isupper():
                self[name] = getattr(obj, name)

    def from_mapping(self, mapping=None, **kwargs):
        """Takes every item whose key is in capitals."""
        pairs = dict(mapping or {})
        pairs.update(kwargs)
        for name, value in pairs.items():
            if name.isupper():
                self[name] = value
        return True

    def from_file(self, filename, load, silent=False, text=True):
        """Takes what `load` makes of a file."""
        try:
            with open(os.path.join(self.root_path, filename), "r" if text else "rb") as file:
                found = load(file)
        except OSError:
            if silent:
                return False
            raise
        return self.from_mapping(found)

    def from_prefixed_env(self, prefix="FLASK", loads=_json.loads):
        """Takes the environment's variables that begin with the prefix."""
        for name, value in os.environ.items():
            if name.startswith(f"{prefix}_"):
                try:
                    value = loads(value)
                except ValueError:
                    pass
                self[name[len(prefix) + 1 :]] = value
        return True

    def get_namespace(self, namespace, lowercase=True, trim_namespace=True):
        """The items whose names begin alike, as a dict."""
        found = {}
        for name, value in self.items():
            if name.startswith(namespace):
                key = name[len(namespace) :] if trim_namespace else name
                found[key.lower() if lowercase else key] = value
        return found

    def __repr__(self):
        return f"<{type(self).__name__} {dict.__repr__(self)}>"
