"""The cookies a client keeps: each with the host and the path it is for."""

from collections.abc import MutableMapping
from datetime import datetime, timezone

from werkzeug.http import parse_date


class Cookie:
    """One cookie."""

    def __init__(self, name, value, domain="", path="/", secure=False, expires=None, rest=None):
        self.name, self.value, self.domain, self.path = name, value, domain, path
        self.secure, self.expires, self.rest = secure, expires, rest or {}

    def is_for(self, host, path):
        """Whether the cookie goes with a request to this host and path."""
        if self.expires is not None and self.expires <= datetime.now(timezone.utc).timestamp():
            return False
        same_host = self.domain in ("", host) or (self.domain[0] == "." and ("." + host).endswith(self.domain))
        return same_host and (path == self.path or path.startswith(self.path.rstrip("/") + "/"))

    def __repr__(self):
        return f"<Cookie {self.name}={self.value} for {self.domain}{self.path}>"


class CookieConflictError(RuntimeError):
    """Two cookies of one name, for different hosts or paths."""


class RequestsCookieJar(MutableMapping):
    """A dict of cookies."""

    def __init__(self):
        self._cookies = {}

    def set(self, name, value, domain="", path="/", **kwargs):
        """Keeps a cookie; None as its value drops it."""
        if value is None:
            for place in [place for place in self._cookies if place[2] == name]:
                del self._cookies[place]
            return None
        return self.set_cookie(Cookie(name, value, domain, path, **kwargs))

    def set_cookie(self, cookie):
        self._cookies[cookie.domain, cookie.path, cookie.name] = cookie
        return cookie

    def _named(self, name, domain=None, path=None):
        return [
            cookie
            for cookie in self._cookies.values()
            if cookie.name == name and domain in (None, cookie.domain) and path in (None, cookie.path)
        ]

    def get(self, name, default=None, domain=None, path=None):
        found = self._named(name, domain, path)
        if len(found) > 1:
            raise CookieConflictError(f"There are multiple cookies with name, {name!r}")
        return found[0].value if found else default

    def __getitem__(self, name):
        found = self._named(name)
        if not found:
            raise KeyError(f"name={name!r}, domain=None, path=None")
        return self.get(name)

    def __setitem__(self, name, value):
        self.set(name, value)

    def __delitem__(self, name):
        self.set(name, None)

    def __iter__(self):
        return iter(list(self._cookies.values()))

    def __len__(self):
        return len(self._cookies)

    def __contains__(self, name):
        return bool(self._named(name))

    def keys(self):
        return [cookie.name for cookie in self]

    def values(self):
        return [cookie.value for cookie in self]

    def items(self):
        return [(cookie.name, cookie.value) for cookie in self]

    iterkeys, itervalues, iteritems = keys, values, items

    def get_dict(self, domain=None, path=None):
        """The cookies as an ordinary dict."""
        return {cookie.name: cookie.value for cookie in self if domain in (None, cookie.domain) and path in (None, cookie.path)}

    def update(self, other):
        if isinstance(other, RequestsCookieJar):
            for cookie in other:
                self.set_cookie(cookie)
        else:
            for name, value in dict(other).items():
                self.set(name, value)

    def clear(self, domain=None, path=None, name=None):
        self._cookies = {}

    def copy(self):
        made = RequestsCookieJar()
        made.update(self)
        return made

    def learn(self, host, path, headers):
        """Keeps what `Set-Cookie` headers hand out, and drops what they take back."""
        host = host if "." in host else f"{host}.local"
        for header in headers:
            pair, *rest = header.split(";")
            name, mark, value = pair.strip().partition("=")
            if not mark:
                continue
            attributes = {}
            for part in rest:
                key, _, text = part.strip().partition("=")
                attributes[key.lower()] = text
            expires = None
            if attributes.get("max-age", "").lstrip("-").isdigit():
                expires = datetime.now(timezone.utc).timestamp() + int(attributes["max-age"])
            elif parse_date(attributes.get("expires")) is not None:
                expires = parse_date(attributes["expires"]).timestamp()
            where = attributes.get("path") or path.rpartition("/")[0] or "/"
            made = Cookie(name, value, attributes.get("domain") or host, where, "secure" in attributes, expires)
            if made.is_for(made.domain.lstrip("."), where):
                self.set_cookie(made)
            else:
                self._cookies.pop((made.domain, made.path, name), None)

    def header_for(self, host, path):
        """The `Cookie` header for a request; None if no cookie is for it."""
        host = host if "." in host else f"{host}.local"
        fitting = [cookie for cookie in self if cookie.is_for(host, path)]
        fitting.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join([f"{cookie.name}={cookie.value}" for cookie in fitting]) or None

    def __repr__(self):
        return f"<RequestsCookieJar[{', '.join([repr(cookie) for cookie in self])}]>"


def cookiejar_from_dict(cookie_dict, cookiejar=None, overwrite=True):
    """A jar with the cookies of a dict."""
    jar = RequestsCookieJar() if cookiejar is None else cookiejar
    for name, value in (cookie_dict or {}).items():
        if overwrite or name not in jar:
            jar.set(name, value)
    return jar


def dict_from_cookiejar(cj):
    """The cookies of a jar as a dict."""
    return cj.get_dict()
