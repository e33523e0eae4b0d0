"""Which function answers which address, and which address leads to which function.

A `Rule` is a pattern such as `/user/<int:id>`; a `Map` is all the rules of an application. Matching goes
from an address to a rule's endpoint and values, building goes the other way.
"""

import re
import uuid
from urllib.parse import quote, urlencode

from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

_VARIABLE = re.compile(r"<(?:(?P<converter>[a-zA-Z_][a-zA-Z0-9_]*)(?:\((?P<args>.*?)\))?:)?(?P<name>[a-zA-Z_][a-zA-Z0-9_]*)>")
_ARGUMENT = re.compile(r"\s*(?:(\w+)\s*=\s*)?(\"[^\"]*\"|'[^']*'|[^,\s]+)\s*(?:,|$)")
_IN_PATH = "!$&'()*+,/:;=@~"


class ValidationError(ValueError):
    """A converter refuses a part of an address that looked right."""


class RequestRedirect(HTTPException):
    """The address is right but for its form; the client is sent to the proper one."""

    code = 308

    def __init__(self, new_url):
        super().__init__(new_url)
        self.new_url = new_url

    def get_response(self, environ=None, scope=None):
        from werkzeug.utils import redirect

        return redirect(self.new_url, self.code)


class BuildError(LookupError):
    """No rule makes an address of this endpoint and these values."""

    def __init__(self, endpoint, values, method, adapter=None):
        super().__init__(endpoint, values, method)
        self.endpoint, self.values, self.method = endpoint, values, method
        self.suggested = self._closest(adapter)

    def _closest(self, adapter):
        best, best_score = None, -1
        for rule in adapter.map.iter_rules() if adapter else ():
            score = 0.98 * _likeness(rule.endpoint, self.endpoint)
            if rule.arguments == set(self.values):
                score += 0.01
            if rule.methods and self.method in rule.methods:
                score += 0.01
            if score > best_score:
                best, best_score = rule, score
        return best

    def __str__(self):
        text = f"Could not build url for endpoint {self.endpoint!r}"
        if self.method:
            text += f" ({self.method!r})"
        if self.values:
            text += f" with values {sorted(self.values)!r}"
        text += "."
        closest = self.suggested
        if closest is None:
            return text
        if closest.endpoint != self.endpoint:
            return f"{text} Did you mean {closest.endpoint!r} instead?"
        if self.method and closest.methods is not None and self.method not in closest.methods:
            text += f" Did you mean to use methods {sorted(closest.methods)!r}?"
        missing = closest.arguments - set(self.values)
        if missing:
            text += f" Did you forget to specify values {sorted(missing)!r}?"
        return text


def _likeness(one, other):
    """How alike two names are, from 0 to 1: the share of what they have in common."""

    def common(a, b):
        best = (0, 0, 0)
        for i in range(len(a)):
            for j in range(len(b)):
                size = 0
                while i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
                    size += 1
                if size > best[0]:
                    best = (size, i, j)
        size, i, j = best
        if not size:
            return 0
        return size + common(a[:i], b[:j]) + common(a[i + size :], b[j + size :])

    total = len(one) + len(other)
    return 2 * common(one, other) / total if total else 1


class BaseConverter:
    """What a variable of a rule may be: a pattern, the way to a value and the way back."""

    regex = "[^/]+"
    weight = 100

    def __init__(self, map, *args, **kwargs):
        self.map = map

    def to_python(self, value):
        return value

    def to_url(self, value):
        return quote(str(value), safe=_IN_PATH)


class UnicodeConverter(BaseConverter):
    """Any text without a slash."""

    def __init__(self, map, minlength=1, maxlength=None, length=None):
        super().__init__(map)
        if length is not None:
            self.regex = f"[^/]{{{int(length)}}}"
        else:
            self.regex = f"[^/]{{{int(minlength)},{'' if maxlength is None else int(maxlength)}}}"


class PathConverter(BaseConverter):
    """Any text, with slashes."""

    regex = "[^/].*?"
    weight = 200


class AnyConverter(BaseConverter):
    """One of a few words."""

    def __init__(self, map, *items):
        super().__init__(map)
        self.items = set(items)
        self.regex = f"(?:{'|'.join([re.escape(item) for item in items])})"

    def to_url(self, value):
        if value in self.items:
            return str(value)
        valid = ", ".join([f"'{item}'" for item in sorted(self.items)])
        raise ValueError(f"'{value}' is not one of {valid}")


class NumberConverter(BaseConverter):
    """A number, perhaps within bounds."""

    weight = 50

    def __init__(self, map, fixed_digits=0, min=None, max=None, signed=False):
        super().__init__(map)
        if signed:
            self.regex = f"-?{self.regex}"
        self.fixed_digits, self.min, self.max, self.signed = fixed_digits, min, max, signed

    def to_python(self, value):
        if self.fixed_digits and len(value) != self.fixed_digits:
            raise ValidationError()
        number = self.num_convert(value)
        if (self.min is not None and number < self.min) or (self.max is not None and number > self.max):
            raise ValidationError()
        return number

    def to_url(self, value):
        text = str(self.num_convert(value))
        return text.zfill(self.fixed_digits) if self.fixed_digits else text


class IntegerConverter(NumberConverter):
    """A whole number."""

    regex = r"\d+"
    num_convert = int


class FloatConverter(NumberConverter):
    """A number with a point in it."""

    regex = r"\d+\.\d+"
    num_convert = float

    def __init__(self, map, min=None, max=None, signed=False):
        super().__init__(map, min=min, max=max, signed=signed)


class UUIDConverter(BaseConverter):
    """A UUID."""

    regex = "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}"

    def to_python(self, value):
        return uuid.UUID(value)

    def to_url(self, value):
        return str(value)


DEFAULT_CONVERTERS = {
    "default": UnicodeConverter,
    "string": UnicodeConverter,
    "any": AnyConverter,
    "path": PathConverter,
    "int": IntegerConverter,
    "float": FloatConverter,
    "uuid": UUIDConverter,
}


def _literal(text):
    """A converter's argument as Python's value."""
    if text in ("True", "False", "None"):
        return {"True": True, "False": False, "None": None}[text]
    if text[0] in "\"'":
        return text[1:-1]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _arguments(text):
    args, kwargs = [], {}
    for found in _ARGUMENT.finditer(text or ""):
        name, value = found.group(1), _literal(found.group(2))
        if name:
            kwargs[name] = value
        else:
            args.append(value)
    return args, kwargs


class Rule:
    """One pattern of addresses, the methods it is for, and the endpoint it leads to."""

    def __init__(self, string, defaults=None, subdomain=None, methods=None, endpoint=None, strict_slashes=None, redirect_to=None, host=None, **others):
        if not string.startswith("/"):
            raise ValueError(f"URL rule '{string}' must start with a slash.")
        self.rule = string
        self.defaults = defaults
        self.endpoint = endpoint
        self.strict_slashes = strict_slashes
        self.methods = None
        if methods is not None:
            if isinstance(methods, str):
                raise TypeError("'methods' should be a list of strings.")
            self.methods = {method.upper() for method in methods}
            if "GET" in self.methods:
                self.methods.add("HEAD")
        self.arguments = set(defaults or ())
        self.is_leaf = not string.endswith("/")
        self.provide_automatic_options = None
        self.map = None

    def bind(self, map):
        """Becomes a rule of this map, whose converters its variables use."""
        self.map = map
        if self.strict_slashes is None:
            self.strict_slashes = map.strict_slashes
        # What stands between variables, and the variables: texts and (name, converter) in turn.
        self._parts = []
        self._converters = {}
        pattern, position = "", 0
        for found in _VARIABLE.finditer(self.rule):
            name = found["name"]
            if name in self.arguments and name in self._converters:
                raise ValueError(f"variable name {name!r} used twice.")
            text = self.rule[position : found.start()]
            kind = found["converter"] or "default"
            if kind not in map.converters:
                raise LookupError(f"the converter {kind!r} does not exist")
            args, kwargs = _arguments(found["args"])
            converter = map.converters[kind](map, *args, **kwargs)
            self._converters[name] = converter
            self.arguments.add(name)
            self._parts += [text, (name, converter)]
            pattern += f"{re.escape(text)}(?P<{name}>{converter.regex})"
            position = found.end()
        rest = self.rule[position:]
        self._parts.append(rest)
        pattern += re.escape(rest if self.is_leaf else rest[:-1])
        self._pattern = re.compile(pattern + ("" if self.is_leaf else "(?P<_slash_>/?)"))
        self.match_compare_key = self._weigh()

    def _weigh(self):
        """A key by which rules are tried: fixed parts first, then the narrower variables."""
        key = []
        for segment in self.rule.split("/")[1:]:
            variables = [self._converters[found["name"]].weight for found in _VARIABLE.finditer(segment)]
            fixed = len(_VARIABLE.sub("", segment))
            key.append((1, -fixed, *variables) if variables else (0, 0))
        # A pattern that goes on behind what another ends with is tried before it.
        return [*key, (2, 0)]

    def match(self, path):
        """The values in an address, or None. `_slash_` tells whether a final slash is missing."""
        found = self._pattern.fullmatch(path)
        if found is None:
            return None
        values = found.groupdict()
        slash = values.pop("_slash_", "/")
        try:
            for name, converter in self._converters.items():
                values[name] = converter.to_python(values[name])
        except ValidationError:
            return None
        values.update(self.defaults or {})
        return values, slash == "/" or self.is_leaf

    def suitable_for(self, values, method):
        """Whether these values make an address of this rule."""
        if method is not None and self.methods is not None and method not in self.methods:
            return False
        for name in self.arguments:
            if name not in values and name not in (self.defaults or {}):
                return False
        for name, value in (self.defaults or {}).items():
            if name in values and values[name] != value and name not in self._converters:
                return False
        return True

    def build(self, values):
        """The address these values make; those without a place in it go behind the `?`."""
        written = []
        for part in self._parts:
            if isinstance(part, str):
                written.append(quote(part, safe=_IN_PATH))
            else:
                name, converter = part
                written.append(converter.to_url(values[name] if name in values else self.defaults[name]))
        pairs = []
        for name, value in values.items():
            if name in self.arguments or value is None:
                continue
            for one in value if isinstance(value, (list, tuple)) else [value]:
                pairs.append((name, one))
        query = urlencode([(name, str(value)) for name, value in pairs])
        return "".join(written) + (f"?{query}" if query else "")

    def __str__(self):
        return self.rule

    def __repr__(self):
        methods = f" ({', '.join(sorted(self.methods))})" if self.methods is not None else ""
        pattern = "".join([part if isinstance(part, str) else f"<{part[0]}>" for part in self._parts])
        return f"<{type(self).__name__} {pattern!r}{methods} -> {self.endpoint}>"


class Map:
    """All rules of an application."""

    def __init__(self, rules=None, default_subdomain="", strict_slashes=True, merge_slashes=True, converters=None, host_matching=False):
        self.strict_slashes = strict_slashes
        self.merge_slashes = merge_slashes
        self.host_matching = host_matching
        self.converters = dict(DEFAULT_CONVERTERS)
        self.converters.update(converters or {})
        self._rules = []
        # The same rules in the order in which they are tried.
        self._tried = []
        for rule in rules or ():
            self.add(rule)

    def add(self, rule):
        """Adds a rule. A reader in another thread sees the rules before or after, never in between."""
        rule.bind(self)
        self._rules = [*self._rules, rule]
        self._tried = sorted(self._rules, key=lambda rule: rule.match_compare_key)

    def iter_rules(self, endpoint=None):
        """The rules, those of one endpoint together, each in the order in which they were added."""
        by_endpoint = {}
        for rule in self._rules:
            by_endpoint.setdefault(rule.endpoint, []).append(rule)
        if endpoint is not None:
            return iter(by_endpoint.get(endpoint, ()))
        return iter([rule for rules in by_endpoint.values() for rule in rules])

    def is_endpoint_expecting(self, endpoint, *arguments):
        """Whether some rule of the endpoint has all these variables."""
        wanted = set(arguments)
        return any([wanted <= rule.arguments for rule in self.iter_rules(endpoint)])

    def bind(self, server_name, script_name=None, subdomain=None, url_scheme="http", default_method="GET", path_info=None, query_args=None):
        return MapAdapter(self, server_name, script_name or "/", url_scheme, path_info, default_method, query_args)

    def bind_to_environ(self, environ, server_name=None, subdomain=None):
        """The map as one request sees it."""
        scheme = environ.get("wsgi.url_scheme", "http")
        host = environ.get("HTTP_HOST") or environ.get("SERVER_NAME", "localhost")
        usual = ":443" if scheme == "https" else ":80"
        if host.endswith(usual):
            host = host[: -len(usual)]
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        method, query = environ.get("REQUEST_METHOD", "GET"), environ.get("QUERY_STRING", "")
        return MapAdapter(self, host, environ.get("SCRIPT_NAME") or "/", scheme, path, method, query)

    def __repr__(self):
        rules = [repr(rule) for rule in self.iter_rules()]
        together = ", ".join(rules)
        return f"{type(self).__name__}([{together if len(together) < 79 else (',' + chr(10) + ' ').join(rules)}])"


class MapAdapter:
    """A map and the request that asks it."""

    def __init__(self, map, server_name, script_name, url_scheme, path_info, default_method, query_args=None):
        self.map = map
        self.server_name = server_name
        self.script_name = script_name if script_name.endswith("/") else script_name + "/"
        self.url_scheme = url_scheme
        self.path_info = path_info or ""
        self.default_method = default_method
        self.query_args = query_args

    def _absolute(self, path):
        query = self.query_args
        if query and not isinstance(query, str):
            query = urlencode(query)
        address = f"{self.url_scheme}://{self.server_name}{self.script_name}{quote(path.lstrip('/'), safe=_IN_PATH + '%')}"
        return f"{address}?{query}" if query else address

    def match(self, path_info=None, method=None, return_rule=False, query_args=None):
        """The endpoint (or the rule) and the values for an address; raises what HTTP has for a failure."""
        path = "/" + (self.path_info if path_info is None else path_info).lstrip("/")
        method = (method or self.default_method).upper()
        merged = re.sub("/{2,}", "/", "/" + path.lstrip("/")) if self.map.merge_slashes else path
        allowed = set()
        for rule in self.map._tried:
            found = rule.match(merged)
            if found is None:
                continue
            values, has_slash = found
            if rule.methods is not None and method not in rule.methods:
                if has_slash or not rule.strict_slashes:
                    allowed |= rule.methods
                continue
            if not has_slash and rule.strict_slashes:
                raise RequestRedirect(self._absolute(merged + "/"))
            if merged != path:
                raise RequestRedirect(self._absolute(merged))
            return (rule if return_rule else rule.endpoint), values
        if allowed:
            raise MethodNotAllowed(valid_methods=sorted(allowed))
        raise NotFound()

    def test(self, path_info=None, method=None):
        """Whether some rule answers."""
        try:
            self.match(path_info, method)
        except RequestRedirect:
            return True
        except HTTPException:
            return False
        return True

    def allowed_methods(self, path_info=None):
        """The methods for which some rule answers."""
        try:
            self.match(path_info, method="--")
        except MethodNotAllowed as refusal:
            return list(refusal.valid_methods or ())
        except HTTPException:
            pass
        return []

    def build(self, endpoint, values=None, method=None, force_external=False, append_unknown=True, url_scheme=None):
        """The address of an endpoint; with `force_external`, with scheme and host."""
        values = {name: value for name, value in (values or {}).items() if value is not None}
        for wanted in (method or self.default_method, None) if method is None else (method,):
            for rule in sorted(self.map.iter_rules(endpoint), key=_build_order):
                if rule.suitable_for(values, wanted):
                    path = rule.build(values)
                    if force_external:
                        scheme = self.url_scheme if url_scheme is None else url_scheme
                        start = f"{scheme}:" if scheme else ""
                        return f"{start}//{self.server_name}{self.script_name[:-1]}{path}"
                    return self.script_name[:-1] + path
        raise BuildError(endpoint, values, method, self)


def _build_order(rule):
    return -len(rule.arguments), len(rule.defaults or ())
