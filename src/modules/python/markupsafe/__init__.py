"""Text that knows whether it is safe in HTML.

`escape` makes any text safe; `Markup` is text that already is. Joining a `Markup` with ordinary text
escapes the ordinary text, so what a visitor typed can never become part of the page's own HTML.
"""

import re

_TAGS = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def _escaped(text):
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def escape(s):
    """The text as HTML shows it; what is `Markup`, or says how it looks in HTML, is left alone."""
    if hasattr(s, "__html__"):
        return Markup(s.__html__())
    return Markup(_escaped(str(s)))


def escape_silent(s):
    """The same, and nothing at all for None."""
    return Markup() if s is None else escape(s)


def soft_str(s):
    """A text as it is, `Markup` staying `Markup`; anything else as text."""
    return s if isinstance(s, str) else str(s)


class Markup(str):
    """Text that is safe in HTML. Whatever is combined with it is escaped first."""

    __slots__ = ()

    def __new__(cls, object="", encoding=None, errors="strict"):
        if hasattr(object, "__html__"):
            object = object.__html__()
        if encoding is None:
            return super().__new__(cls, object)
        return super().__new__(cls, object, encoding, errors)

    def __html__(self):
        return self

    def __repr__(self):
        return f"{type(self).__name__}({str.__repr__(self)})"

    def __add__(self, other):
        if isinstance(other, str) or hasattr(other, "__html__"):
            return type(self)(str(self) + str(self.escape(other)))
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, str) or hasattr(other, "__html__"):
            return type(self)(str(self.escape(other)) + str(self))
        return NotImplemented

    def __mul__(self, count):
        return type(self)(str(self) * count)

    __rmul__ = __mul__

    def __mod__(self, value):
        if isinstance(value, tuple):
            value = tuple([_guarded(item) for item in value])
        elif isinstance(value, dict):
            value = {name: _guarded(item) for name, item in value.items()}
        else:
            value = _guarded(value)
        return type(self)(str(self) % value)

    def __getitem__(self, key):
        return type(self)(str(self)[key])

    @classmethod
    def escape(cls, s):
        """`escape`, as this class."""
        return cls(escape(s))

    def join(self, iterable, /):
        return type(self)(str(self).join([str(self.escape(item)) for item in iterable]))

    def format(self, *args, **kwargs):
        guarded = {name: _Guarded(value) for name, value in kwargs.items()}
        return type(self)(str(self).format(*[_Guarded(value) for value in args], **guarded))

    def replace(self, old, new, count=-1):
        return type(self)(str(self).replace(old, str(self.escape(new)), count))

    def split(self, sep=None, maxsplit=-1):
        return [type(self)(part) for part in str(self).split(sep, maxsplit)]

    def splitlines(self, keepends=False):
        return [type(self)(line) for line in str(self).splitlines(keepends)]

    def strip(self, chars=None):
        return type(self)(str(self).strip(chars))

    def lstrip(self, chars=None):
        return type(self)(str(self).lstrip(chars))

    def rstrip(self, chars=None):
        return type(self)(str(self).rstrip(chars))

    def lower(self):
        return type(self)(str(self).lower())

    def upper(self):
        return type(self)(str(self).upper())

    def title(self):
        return type(self)(str(self).title())

    def capitalize(self):
        return type(self)(str(self).capitalize())

    def center(self, width, fillchar=" "):
        return type(self)(str(self).center(width, fillchar))

    def unescape(self):
        """The text that a browser shows for it."""
        from html import unescape

        return unescape(str(self))

    def striptags(self):
        """The text without tags, and with single spaces."""
        plain = _TAGS.sub("", str(self))
        return Markup(" ".join(plain.split())).unescape()


def _guarded(value):
    # Numbers are safe as they are, and `%d` wants one.
    return value if isinstance(value, (int, float)) else _Guarded(value)


class _Guarded:
    """A value on its way into a format: whichever way it is asked for its text, it is escaped."""

    def __init__(self, value):
        self._value = value

    def __getattr__(self, name):
        return _Guarded(getattr(self._value, name))

    def __getitem__(self, key):
        return _Guarded(self._value[key])

    def __str__(self):
        return str(escape(self._value))

    def __repr__(self):
        return str(escape(repr(self._value)))

    def __format__(self, spec):
        if hasattr(self._value, "__html_format__"):
            return str(self._value.__html_format__(spec))
        if hasattr(self._value, "__html__"):
            if spec:
                raise ValueError(
                    f"Format specifier {spec} given, but {type(self._value)} does not define __html_format__."
                    " A class that defines __html__ must define __html_format__ to work with format specifiers."
                )
            return str(escape(self._value.__html__()))
        return str(escape(format(self._value, spec)))
