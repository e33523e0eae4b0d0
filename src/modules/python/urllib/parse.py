"""Addresses of the web, taken apart and put together."""

_ALWAYS_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
_SCHEME = "abcdefghijklmnopqrstuvwxyz0123456789+-."
_WITH_HOST = ("", "http", "https", "ftp", "file", "ws", "wss")


def quote(string, safe="/", encoding=None, errors=None):
    """A text whose special characters are written as `%` and two digits."""
    data = string.encode(encoding or "utf-8") if isinstance(string, str) else bytes(string)
    keep = _ALWAYS_SAFE + (safe if isinstance(safe, str) else bytes(safe).decode())
    return "".join([chr(byte) if byte < 128 and chr(byte) in keep else f"%{byte:02X}" for byte in data])


def quote_plus(string, safe="", encoding=None, errors=None):
    """As `quote`, with `+` for a space."""
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else bytes(string)
    found = []
    index = 0
    while index < len(data):
        pair = data[index + 1 : index + 3].decode("latin-1")
        if data[index] == 37 and len(pair) == 2 and all([digit in "0123456789abcdefABCDEF" for digit in pair]):
            found.append(int(pair, 16))
            index += 3
        else:
            found.append(data[index])
            index += 1
    return bytes(found)


def unquote(string, encoding="utf-8", errors="replace"):
    """The text that `quote` was given."""
    return unquote_to_bytes(string).decode(encoding, errors) if "%" in string else string


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Names and values as the part of an address behind the question mark."""
    pairs = query.items() if hasattr(query, "items") else query
    parts = []
    for name, value in pairs:
        values = [value]
        if doseq and isinstance(value, (list, tuple)):
            values = value
        for each in values:
            left = name if isinstance(name, (str, bytes)) else str(name)
            right = each if isinstance(each, (str, bytes)) else str(each)
            parts.append(quote_via(left, safe) + "=" + quote_via(right, safe))
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", separator="&"):
    """Such a part as a list of names and values."""
    found = []
    for part in qs.split(separator):
        if not part and not strict_parsing:
            continue
        name, equals, value = part.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {part!r}")
        if value or keep_blank_values:
            found.append((unquote_plus(name), unquote_plus(value)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", separator="&"):
    """Such a part as a dict of lists."""
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, separator):
        found.setdefault(name, []).append(value)
    return found


class _Result:
    """Parts of an address, by name and in order."""

    _names = ()

    def __init__(self, *parts):
        self._parts = parts
        for index in range(len(parts)):
            setattr(self, self._names[index], parts[index])

    def __iter__(self):
        return iter(self._parts)

    def __getitem__(self, index):
        return self._parts[index]

    def __len__(self):
        return len(self._parts)

    def __eq__(self, other):
        return self._parts == tuple(other)

    def __hash__(self):
        return hash(self._parts)

    def __repr__(self):
        shown = [f"{self._names[index]}={self._parts[index]!r}" for index in range(len(self._parts))]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _replace(self, **changes):
        parts = [changes.get(self._names[index], self._parts[index]) for index in range(len(self._parts))]
        return type(self)(*parts)

    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def hostname(self):
        host = self._host()
        name = host[1 : host.find("]")] if host.startswith("[") else host.partition(":")[0]
        return name.lower() or None

    @property
    def port(self):
        digits = self._host().rpartition("]")[2].partition(":")[2]
        if not digits:
            return None
        if not digits.isdigit():
            raise ValueError(f"Port could not be cast to integer value as {digits!r}")
        if int(digits) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(digits)

    @property
    def username(self):
        return self.netloc.rpartition("@")[0].partition(":")[0] or None

    @property
    def password(self):
        return self.netloc.rpartition("@")[0].partition(":")[2] or None


class SplitResult(_Result):
    _names = ("scheme", "netloc", "path", "query", "fragment")

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Result):
    _names = ("scheme", "netloc", "path", "params", "query", "fragment")

    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme="", allow_fragments=True):
    """Scheme, host, path, query and fragment of an address."""
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isalpha() and all([letter in _SCHEME for letter in url[:colon].lower()]):
        scheme, url = url[:colon].lower(), url[colon + 1 :]
    if url.startswith("//"):
        ends = [place for place in [url.find(mark, 2) for mark in "/?#"] if place >= 0]
        end = min(ends, default=len(url))
        netloc, url = url[2:end], url[end:]
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    """As `urlsplit`, with the parameters of the last part of the path."""
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    last = path.rfind("/") + 1
    mark = path.find(";", last)
    if mark >= 0 and scheme in _WITH_HOST:
        path, params = path[:mark], path[mark + 1 :]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme in _WITH_HOST[1:] and url[:2] == "//"):
        url = "//" + netloc + ("/" if url and not url.startswith("/") else "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    """An address without its fragment, and the fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts[0], parts[1], parts[2], parts[3], "")), parts[4]


def urljoin(base, url, allow_fragments=True):
    """The address that a link on a page leads to."""
    if not base or not url:
        return base or url
    at = urlparse(base)
    to = urlparse(url, at.scheme)
    if to.scheme != at.scheme or to.scheme not in _WITH_HOST:
        return url
    if to.netloc:
        return to.geturl()
    if not to.path and not to.params:
        query = to.query or at.query
        return urlunparse((at.scheme, at.netloc, at.path, at.params, query, to.fragment))
    if to.path.startswith("/"):
        segments = to.path.split("/")
    else:
        segments = at.path.split("/")[:-1] + to.path.split("/")
        if segments[0] and at.netloc:
            segments.insert(0, "")
    kept = []
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return urlunparse((at.scheme, at.netloc, "/".join(kept) or "/", to.params, to.query, to.fragment))
