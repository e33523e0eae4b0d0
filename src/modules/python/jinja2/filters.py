"""The filters of templates: what may stand behind `|`."""

import json
import math
import random
import re
from collections import namedtuple
from pprint import pformat
from urllib.parse import quote, urlencode

from jinja2.exceptions import FilterArgumentError
from jinja2.expressions import item_of
from jinja2.runtime import Undefined
from markupsafe import Markup, escape, soft_str

FILTERS = {}
_WORD = re.compile(r"([-\s({\[<]+)")
_ADDRESS = re.compile(r"(https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]]")


class _GroupTuple(namedtuple("_GroupTuple", ["grouper", "list"])):
    """A group of `groupby`: what its items have in common, and the items. Shown as a plain pair."""

    def __repr__(self):
        return repr(tuple(self))


def _filter(*names):
    """Makes the decorated function a filter of these names, or of its own."""

    def decorate(function):
        for name in names or (function.__name__.strip("_"),):
            FILTERS[name] = function
        return function

    return decorate


def _in_context(function):
    function.needs_context = True
    return function


def _getter(environment, attribute, default=None):
    """A function for an attribute such as `user.name`, of which each part is an attribute or an item."""
    if attribute is None:
        return lambda item: item
    parts = [int(part) if part.isdigit() else part for part in str(attribute).split(".")]

    def get(item):
        for part in parts:
            item = item_of(environment, item, part)
            if default is not None and isinstance(item, Undefined):
                item = default
        return item

    return get


def _folded(value):
    return value.lower() if isinstance(value, str) else value


def _sort_key(environment, attribute, case_sensitive):
    get = _getter(environment, attribute)
    return get if case_sensitive else lambda item: _folded(get(item))


def safe_json(text):
    """JSON that may stand in a page's script and attributes."""
    for sign, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("'", "\\u0027")):
        text = text.replace(sign, written)
    return Markup(text)


FILTERS["escape"] = FILTERS["e"] = escape
FILTERS["safe"] = Markup
FILTERS["string"] = soft_str
FILTERS["list"] = list
FILTERS["length"] = FILTERS["count"] = len
FILTERS["abs"] = abs
FILTERS["upper"] = lambda s: soft_str(s).upper()
FILTERS["lower"] = lambda s: soft_str(s).lower()
FILTERS["capitalize"] = lambda s: soft_str(s).capitalize()
FILTERS["forceescape"] = lambda value: escape(str(value.__html__() if hasattr(value, "__html__") else value))
FILTERS["striptags"] = lambda value: Markup(str(value.__html__() if hasattr(value, "__html__") else value)).striptags()
FILTERS["trim"] = lambda value, chars=None: soft_str(value).strip(chars)
FILTERS["center"] = lambda value, width=80: soft_str(value).center(width)
FILTERS["wordcount"] = lambda s: len(re.findall(r"\w+", soft_str(s)))
FILTERS["pprint"] = pformat
FILTERS["items"] = lambda value: iter(()) if isinstance(value, Undefined) else iter(value.items())


@_filter()
def title(s):
    """The text with a capital letter at the beginning of each word."""
    parts = _WORD.split(soft_str(s))
    return "".join([part[0].upper() + part[1:].lower() for part in parts if part])


@_filter("default", "d")
def default(value, default_value="", boolean=False):
    """The value, or another if it is not defined (or, with `boolean`, false)."""
    if isinstance(value, Undefined) or (boolean and not value):
        return default_value
    return value


@_filter()
@_in_context
def join(context, value, d="", attribute=None):
    """The items' texts with something between them."""
    get = _getter(context.environment, attribute)
    items = [get(item) for item in value]
    if not context.autoescape:
        return str(d).join([str(item) for item in items])
    if any([hasattr(item, "__html__") for item in items]) and not hasattr(d, "__html__"):
        d = escape(d)
    if hasattr(d, "__html__"):
        return Markup(d).join([item if isinstance(item, str) else str(item) for item in items])
    return soft_str(d).join([soft_str(item) for item in items])


@_filter()
def first(seq):
    """The first item."""
    for item in seq:
        return item
    return Undefined("No first item, sequence was empty.")


@_filter()
def last(seq):
    """The last item."""
    for item in reversed(seq):
        return item
    return Undefined("No last item, sequence was empty.")


@_filter("random")
def random_item(seq):
    """Some item."""
    return random.choice(seq) if seq else Undefined("No random item, sequence was empty.")


@_filter()
def replace(s, old, new, count=None):
    """The text with one part replaced by another."""
    count = -1 if count is None else count
    if hasattr(s, "__html__") or (hasattr(old, "__html__") or hasattr(new, "__html__")):
        return escape(s).replace(str(escape(old)), new, count)
    return str(s).replace(str(old), str(new), count)


@_filter("reverse")
def reverse(value):
    """The text or the items backwards."""
    return value[::-1] if isinstance(value, str) else reversed(list(value))


@_filter("round")
def round_number(value, precision=0, method="common"):
    """The number with so many digits behind the point; up, down, or to the nearer."""
    if method not in ("common", "ceil", "floor"):
        raise FilterArgumentError("method must be common, ceil or floor")
    if method == "common":
        return float(round(float(value), precision)) if not isinstance(value, int) else round(value, precision)
    return getattr(math, method)(value * 10**precision) / 10**precision


@_filter("int")
def whole(value, default=0, base=10):
    """The value as a whole number."""
    try:
        if isinstance(value, str):
            return int(value, base)
        return int(value)
    except (TypeError, ValueError):
        try:
            return int(float(value))
        except (TypeError, ValueError, OverflowError):
            return default


@_filter("float")
def number(value, default=0.0):
    """The value as a number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


@_filter("format")
def format_text(value, *args, **kwargs):
    """The text with `%s` and the like filled in."""
    if args and kwargs:
        raise FilterArgumentError("can't handle positional and keyword arguments at the same time")
    return soft_str(value) % (kwargs or args)


@_filter()
@_in_context
def sort(context, value, reverse=False, case_sensitive=False, attribute=None):
    """The items in order, of one attribute or several."""
    names = str(attribute).split(",") if attribute is not None else [None]
    keys = [_sort_key(context.environment, name, case_sensitive) for name in names]
    return sorted(value, key=lambda item: [key(item) for key in keys], reverse=reverse)


@_filter()
def dictsort(value, case_sensitive=False, by="key", reverse=False):
    """The pairs of a dict in order of keys or of values."""
    if by not in ("key", "value"):
        raise FilterArgumentError('You can only sort by either "key" or "value"')
    place = 0 if by == "key" else 1
    return sorted(value.items(), key=lambda pair: pair[place] if case_sensitive else _folded(pair[place]), reverse=reverse)


@_filter()
@_in_context
def unique(context, value, case_sensitive=False, attribute=None):
    """Each item once."""
    key = _sort_key(context.environment, attribute, case_sensitive)
    seen = set()
    for item in value:
        if key(item) not in seen:
            seen.add(key(item))
            yield item


def _extreme(context, value, case_sensitive, attribute, choose):
    items = list(value)
    if not items:
        return Undefined("No aggregated item, sequence was empty.")
    return choose(items, key=_sort_key(context.environment, attribute, case_sensitive))


@_filter("min")
@_in_context
def smallest(context, value, case_sensitive=False, attribute=None):
    """The smallest item."""
    return _extreme(context, value, case_sensitive, attribute, min)


@_filter("max")
@_in_context
def largest(context, value, case_sensitive=False, attribute=None):
    """The largest item."""
    return _extreme(context, value, case_sensitive, attribute, max)


@_filter("sum")
@_in_context
def total(context, iterable, attribute=None, start=0):
    """The items, or an attribute of each, added up."""
    get = _getter(context.environment, attribute)
    return sum([get(item) for item in iterable], start)


@_filter()
@_in_context
def groupby(context, value, attribute, default=None, case_sensitive=False):
    """The items in groups with the same attribute."""
    get = _getter(context.environment, attribute, default)
    key = get if case_sensitive else lambda item: _folded(get(item))
    groups = []
    for item in sorted(value, key=key):
        if not groups or key(groups[-1].list[0]) != key(item):
            groups.append(_GroupTuple(get(item), []))
        groups[-1].list.append(item)
    return groups


@_filter("slice")
def in_columns(value, slices, fill_with=None):
    """The items in so many lists."""
    items = list(value)
    size, more = divmod(len(items), slices)
    start = 0
    for number in range(slices):
        end = start + size + (1 if number < more else 0)
        column = items[start:end]
        if fill_with is not None and number >= more and more:
            column.append(fill_with)
        start = end
        yield column


@_filter()
def batch(value, linecount, fill_with=None):
    """The items in lists of so many."""
    line = []
    for item in value:
        if len(line) == linecount:
            yield line
            line = []
        line.append(item)
    if line:
        if fill_with is not None:
            line += [fill_with] * (linecount - len(line))
        yield line


def _prepared(context, args, kwargs):
    """What `map` does with each item: an attribute or a filter."""
    if not args and "attribute" in kwargs:
        return _getter(context.environment, kwargs["attribute"], kwargs.get("default"))
    if not args:
        raise FilterArgumentError("map requires a filter argument")
    name, *rest = args
    function = context.environment.filters.get(name)
    if function is None:
        from jinja2.exceptions import TemplateRuntimeError

        raise TemplateRuntimeError(f"No filter named {name!r}.")
    if getattr(function, "needs_context", False) is True:
        return lambda item: function(context, item, *rest, **kwargs)
    return lambda item: function(item, *rest, **kwargs)


@_filter("map")
@_in_context
def map_items(context, value, *args, **kwargs):
    """A filter applied to each item, or an attribute of each."""
    apply = _prepared(context, args, kwargs)
    for item in value:
        yield apply(item)


def _choosing(name, by_attribute, wanted):
    @_in_context
    def choose(context, value, *args):
        get = lambda item: item
        if by_attribute:
            if not args:
                raise FilterArgumentError("Missing parameter for attribute name")
            get, args = _getter(context.environment, args[0]), args[1:]
        if args:
            test, rest = context.environment.tests[args[0]], args[1:]
            holds = lambda item: test(item, *rest)
        else:
            holds = bool
        for item in value:
            if bool(holds(get(item))) == wanted:
                yield item

    FILTERS[name] = choose


_choosing("select", False, True)
_choosing("reject", False, False)
_choosing("selectattr", True, True)
_choosing("rejectattr", True, False)


@_filter("attr")
@_in_context
def attribute(context, obj, name):
    """An attribute, and no item."""
    try:
        return getattr(obj, str(name))
    except AttributeError:
        return context.environment.undefined(obj=obj, name=name)


@_filter()
def truncate(s, length=255, killwords=False, end="...", leeway=5):
    """The beginning of a text, up to a word's end."""
    s = soft_str(s)
    if len(s) <= length + leeway:
        return s
    if killwords:
        return s[: length - len(end)] + end
    return s[: length - len(end)].rsplit(" ", 1)[0] + end


@_filter()
def indent(s, width=4, first=False, blank=False):
    """The text with its lines moved to the right."""
    margin = width if isinstance(width, str) else " " * width
    if hasattr(s, "__html__"):
        margin = Markup(margin)
    lines = (s + ("\n" if not isinstance(s, Markup) else Markup("\n"))).splitlines()
    moved = [lines[0]] + [margin + line if line or blank else line for line in lines[1:]]
    newline = Markup("\n") if isinstance(s, Markup) else "\n"
    text = newline.join(moved)
    return margin + text if first else text


@_filter()
def wordwrap(s, width=79, break_long_words=True, wrapstring="\n", break_on_hyphens=True):
    """The text in lines of so many characters."""
    from textwrap import wrap

    lines = [wrapstring.join(wrap(line, width=width, break_long_words=break_long_words)) for line in str(s).splitlines()]
    return wrapstring.join(lines)


@_filter()
def filesizeformat(value, binary=False):
    """A size in bytes as people write it."""
    size, base = float(value), 1024 if binary else 1000
    if size == 1:
        return "1 Byte"
    if size < base:
        return f"{int(size)} Bytes"
    unit = base
    for prefix in ("Ki", "Mi", "Gi", "Ti", "Pi") if binary else ("k", "M", "G", "T", "P"):
        unit *= base
        if size < unit:
            break
    return f"{base * size / unit:.1f} {prefix}B"


@_filter("urlencode")
def url_quoted(value):
    """A text, or pairs, as they stand in an address."""
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return quote(str(value), safe="/")
    pairs = value.items() if isinstance(value, dict) else value
    return urlencode([(str(key), str(item)) for key, item in pairs])


@_filter()
def xmlattr(d, autospace=True):
    """A dict as attributes of a tag."""
    pairs = [f'{escape(key)}="{escape(value)}"' for key, value in d.items() if value is not None and not isinstance(value, Undefined)]
    text = " ".join(pairs)
    return Markup(f" {text}" if text and autospace else text)


@_filter()
def urlize(value, trim_url_limit=None, nofollow=False, target=None, rel=None):
    """The text with its addresses as links."""
    aim = f' target="{escape(target)}"' if target else ""

    def link(found):
        address = found.group()
        shown = address
        if trim_url_limit is not None and len(shown) > trim_url_limit:
            shown = f"{shown[:trim_url_limit]}..."
        full = address if address.startswith("http") else f"https://{address}"
        return f'<a href="{full}" rel="{" ".join(sorted({"noopener", *(["nofollow"] if nofollow else []), *(rel or "").split()}))}"{aim}>{shown}</a>'

    return Markup(_ADDRESS.sub(link, str(escape(value))))


@_filter()
def tojson(value, indent=None):
    """The value as JSON that may stand in a page."""
    return safe_json(json.dumps(value, sort_keys=True, indent=indent))
