"""Objects as JSON text and back."""

from json.decoder import JSONDecodeError, JSONDecoder
from json.encoder import JSONEncoder


def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw,
):
    """An object as JSON text."""
    encoder = (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw,
    )
    return encoder.encode(obj)


def dump(obj, fp, **kw):
    """Writes an object as JSON text to a stream."""
    fp.write(dumps(obj, **kw))


def loads(
    s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None,
    **kw,
):
    """The object that JSON text stands for."""
    if hasattr(s, "decode"):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    decoder = (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook, **kw,
    )
    return decoder.decode(s)


def load(fp, **kw):
    """The object that the JSON text in a stream stands for."""
    return loads(fp.read(), **kw)
