"""JSON as Flask writes it: also dates, numbers with decimals, UUIDs and data classes."""

import dataclasses
import decimal
import json as _json
import uuid
from datetime import date

from werkzeug.http import http_date


def _default(value):
    if isinstance(value, date):
        return http_date(value) if hasattr(value, "hour") else http_date(_midnight(value))
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if hasattr(value, "__html__"):
        return str(value.__html__())
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _midnight(day):
    from datetime import datetime

    return datetime(day.year, day.month, day.day)


class DefaultJSONProvider:
    """An application's way of writing and reading JSON. Its attributes may be set."""

    default = staticmethod(_default)
    ensure_ascii = True
    sort_keys = True
    compact = None
    mimetype = "application/json"

    def __init__(self, app):
        self._app = app

    def dumps(self, obj, **kwargs):
        kwargs.setdefault("default", self.default)
        kwargs.setdefault("ensure_ascii", self.ensure_ascii)
        kwargs.setdefault("sort_keys", self.sort_keys)
        return _json.dumps(obj, **kwargs)

    def loads(self, s, **kwargs):
        return _json.loads(s, **kwargs)

    def response(self, *args, **kwargs):
        """A response of one value, of several as a list, or of named ones as an object."""
        if args and kwargs:
            raise TypeError("app.json.response() takes either args or kwargs, not both")
        if len(args) == 1:
            obj = args[0]
        else:
            obj = args or kwargs or None
        compact = not self._app.debug if self.compact is None else self.compact
        layout = {"separators": (",", ":")} if compact else {"indent": 2}
        return self._app.response_class(f"{self.dumps(obj, **layout)}\n", mimetype=self.mimetype)


def _provider():
    from flask.globals import current_app

    return current_app.json if current_app else None


def dumps(obj, **kwargs):
    """A value as JSON, as the application at work writes it."""
    provider = _provider()
    if provider is not None:
        return provider.dumps(obj, **kwargs)
    kwargs.setdefault("default", _default)
    return _json.dumps(obj, **kwargs)


def loads(s, **kwargs):
    """JSON as a value."""
    return _json.loads(s, **kwargs)


def dump(obj, fp, **kwargs):
    """Writes a value into a file."""
    fp.write(dumps(obj, **kwargs))


def load(fp, **kwargs):
    """Reads a value from a file."""
    return loads(fp.read(), **kwargs)


def jsonify(*args, **kwargs):
    """A response of JSON."""
    from flask.globals import current_app

    return current_app.json.response(*args, **kwargs)
