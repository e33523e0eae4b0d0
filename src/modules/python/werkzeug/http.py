"""How HTTP writes dates, cookies and the parameters of headers, and how forms are sent."""

import io
import re
from datetime import datetime, timedelta, timezone
from time import gmtime

from werkzeug.exceptions import HTTP_STATUS_CODES

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+\-.^_`|~]+")
_PARAMETER = re.compile(r';\s*([A-Za-z0-9!#$%&\'*+\-.^_`|~]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)')
_PLAIN_COOKIE = re.compile(r"[A-Za-z0-9_!#$%&'()*+\-./:<=>?@\[\]^`{|}~]*")
_COOKIE_ESCAPE = re.compile(rb"\\([0-3][0-7]{2}|.)")


def http_date(timestamp=None):
    """A moment as headers write it: a datetime, seconds since 1970, or now."""
    if timestamp is None:
        return _date_text(*gmtime()[:7])
    if isinstance(timestamp, datetime):
        moment = timestamp if timestamp.tzinfo is None else timestamp.astimezone(timezone.utc)
    else:
        moment = datetime.fromtimestamp(timestamp, timezone.utc)
    return _date_text(*moment.timetuple()[:7])


def _date_text(year, month, day, hour, minute, second, weekday):
    return f"{_DAYS[weekday]}, {day:02d} {_MONTHS[month - 1]} {year:04d} {hour:02d}:{minute:02d}:{second:02d} GMT"


def parse_date(value):
    """The moment a header names, or None if it makes no sense."""
    parts = (value or "").replace("-", " ").split()
    try:
        day, month, year = int(parts[1]), _MONTHS.index(parts[2]) + 1, int(parts[3])
        hour, minute, second = [int(number) for number in parts[4].split(":")]
        return datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    except (ValueError, IndexError):
        return None


def quote_header_value(value, allow_token=True):
    """A parameter's value, in quotation marks where it needs them."""
    text = str(value)
    if not text:
        return '""'
    if allow_token and _TOKEN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def unquote_header_value(value):
    """The value without its quotation marks."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1].replace("\\\\", "\\").replace('\\"', '"')
    return value


def parse_options_header(value):
    """A header such as `text/html; charset=utf-8`: its value, and a dict of its parameters."""
    if not value:
        return "", {}
    head = value.partition(";")[0]
    options = {}
    for found in _PARAMETER.finditer(value[len(head) :]):
        name, text = found.group(1).lower(), unquote_header_value(found.group(2))
        if name.endswith("*") and text.count("'") >= 2:
            from urllib.parse import unquote

            encoding, _, text = text.split("'", 2)
            name, text = name[:-1], unquote(text, encoding or "utf-8")
        options[name] = text
    return head.strip(), options


def parse_accept(value):
    """What a client accepts, best first: pairs of a name and its quality."""
    accepted = []
    for part in (value or "").split(","):
        name, options = parse_options_header(part.strip())
        if not name:
            continue
        try:
            quality = max(0.0, min(1.0, float(options.get("q", 1))))
        except ValueError:
            quality = 0.0
        accepted.append((name, quality))
    accepted.sort(key=lambda pair: (-pair[1], pair[0].count("*")))
    return accepted


def _cookie_value(text):
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text

    def plain(found):
        code = found.group(1)
        return bytes([int(code, 8)]) if len(code) == 3 else code

    return _COOKIE_ESCAPE.sub(plain, text[1:-1].encode()).decode("utf-8", "replace")


def parse_cookie(header):
    """The pairs of a `Cookie` header."""
    pairs = []
    for part in (header or "").split(";"):
        name, mark, value = part.strip().partition("=")
        name = name.strip()
        if mark and name:
            pairs.append((name, _cookie_value(value.strip())))
    return pairs


def _quoted_cookie(value):
    if _PLAIN_COOKIE.fullmatch(value):
        return value
    written = []
    for byte in value.encode():
        if byte in (0x22, 0x5C):
            written.append("\\" + chr(byte))
        elif byte < 0x1A or byte >= 0x7F or byte in (0x2C, 0x3B):
            written.append(f"\\{byte:03o}")
        else:
            written.append(chr(byte))
    return '"' + "".join(written) + '"'


def dump_cookie(key, value="", max_age=None, expires=None, path="/", domain=None, secure=False, httponly=False, sync_expires=True, samesite=None, partitioned=False):
    """A `Set-Cookie` header's value."""
    if isinstance(max_age, timedelta):
        max_age = int(max_age.total_seconds())
    if expires is not None:
        if not isinstance(expires, str):
            expires = http_date(expires)
    elif max_age is not None and sync_expires:
        expires = http_date(datetime.now(timezone.utc) + timedelta(seconds=max_age))
    if samesite is not None:
        samesite = samesite.title()
        if samesite not in ("Strict", "Lax", "None"):
            raise ValueError("SameSite must be 'Strict', 'Lax', or 'None'.")
    if partitioned:
        secure = True
    parts = [f"{key}={_quoted_cookie(value)}"]
    for name, attribute in (
        ("Domain", domain),
        ("Expires", expires),
        ("Max-Age", max_age),
        ("Secure", secure),
        ("HttpOnly", httponly),
        ("Path", path),
        ("SameSite", samesite),
        ("Partitioned", partitioned),
    ):
        if attribute is True:
            parts.append(name)
        elif attribute is not None and attribute is not False:
            parts.append(f"{name}={attribute}")
    return "; ".join(parts)


class FileStorage:
    """A file that came with a form."""

    def __init__(self, stream=None, filename=None, name=None, content_type=None, headers=None):
        self.stream = io.BytesIO() if stream is None else stream
        self.filename = filename
        self.name = name
        self.content_type = content_type
        self.headers = headers

    @property
    def mimetype(self):
        return parse_options_header(self.content_type)[0].lower()

    @property
    def content_length(self):
        return 0

    def save(self, dst, buffer_size=16384):
        """Writes the file to a path, or into an open file."""
        data = self.stream.read()
        if hasattr(dst, "write"):
            dst.write(data)
        else:
            with open(dst, "wb") as file:
                file.write(data)

    def read(self, size=-1):
        return self.stream.read(size)

    def readline(self, size=-1):
        return self.stream.readline(size)

    def seek(self, offset, whence=0):
        return self.stream.seek(offset, whence)

    def close(self):
        self.stream.close()

    def __iter__(self):
        return iter(self.stream)

    def __bool__(self):
        return bool(self.filename)

    def __repr__(self):
        return f"<FileStorage: {self.filename!r} ({self.content_type!r})>"


def parse_multipart(body, boundary):
    """A `multipart/form-data` body: the fields and the files, as pairs."""
    fields, files = [], []
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            break
        head, mark, data = part.partition(b"\r\n\r\n")
        if not mark:
            continue
        headers = {}
        for line in head.decode("utf-8", "replace").split("\r\n"):
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        _, options = parse_options_header(headers.get("content-disposition", ""))
        if "name" not in options:
            continue
        if "filename" in options:
            kind = headers.get("content-type")
            files.append((options["name"], FileStorage(io.BytesIO(data), options["filename"], options["name"], kind, headers)))
        else:
            fields.append((options["name"], data.decode("utf-8", "replace")))
    return fields, files


def make_multipart(fields, files, boundary):
    """The reverse: a body of fields, and of files as (name, file name, data, content type)."""
    lines = []
    for name, value in fields:
        lines.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + _as_bytes(value))
    for name, filename, data, kind in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        if kind:
            head += f"Content-Type: {kind}\r\n"
        lines.append(head.encode() + b"\r\n" + _as_bytes(data))
    return b"\r\n".join(lines) + f"\r\n--{boundary}--\r\n".encode()


def _as_bytes(value):
    return value if isinstance(value, bytes) else str(value).encode()


def status_text(code):
    """The code and its name, as the first line of a response has them."""
    return f"{code} {HTTP_STATUS_CODES[code].upper()}" if code in HTTP_STATUS_CODES else f"{code} UNKNOWN"
