"""What becomes of Python's values on their way into a database, and back."""

import datetime

PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2


class PrepareProtocol:
    """What `__conform__` is asked about."""


adapters = {}
converters = {}


def register_adapter(type, adapter):
    """Has values of exactly this type become what the function makes of them."""
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter):
    """Has the bytes of columns declared so become what the function makes of them."""
    converters[typename.upper()] = converter


def adapt(value, protocol=PrepareProtocol, *alternative):
    """The value as a database can keep it."""
    adapter = adapters.get((type(value), protocol))
    if adapter is not None:
        return adapter(value)
    conform = getattr(value, "__conform__", None)
    if conform is not None:
        conformed = conform(protocol)
        if conformed is not None:
            return conformed
    if alternative:
        return alternative[0]
    from sqlite3._errors import ProgrammingError
    raise ProgrammingError("can't adapt")


_PLAIN = {type(None), int, float, str, bytes}


def adapted(value):
    """The value as it is bound to a parameter: itself, unless something is registered for it."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is bytearray or kind is memoryview:
        return bytes(value)
    return adapt(value, PrepareProtocol, value)


def _timestamp(text):
    day, _, time = text.decode().partition(" ")
    year, month, day_of_month = map(int, day.split("-"))
    clock, _, fraction = time.partition(".")
    hours, minutes, seconds = map(int, clock.split(":"))
    microseconds = int((fraction + "000000")[:6]) if fraction else 0
    return datetime.datetime(year, month, day_of_month, hours, minutes, seconds, microseconds)


def _date(text):
    year, month, day = text.decode().split("-")
    return datetime.date(int(year), int(month), int(day))


register_adapter(datetime.date, lambda day: day.isoformat())
register_adapter(datetime.datetime, lambda moment: moment.isoformat(" "))
register_converter("date", _date)
register_converter("timestamp", _timestamp)


def converters_for(columns, detect_types):
    """What converts each column of a result, or None for all; and the columns' names."""
    names = []
    chosen = []
    for name, declared in columns:
        converter = None
        if detect_types & PARSE_COLNAMES and "[" in name and "]" in name:
            key = name[name.index("[") + 1:name.index("]", name.index("["))]
            converter = converters.get(key.upper())
        if converter is None and detect_types & PARSE_DECLTYPES and declared:
            key = declared.split("(")[0].split(" ")[0]
            converter = converters.get(key.upper())
        if detect_types & PARSE_COLNAMES and " [" in name:
            name = name[:name.index(" [")]
        names.append(name)
        chosen.append(converter)
    return names, chosen if any(chosen) else None


def converted(row, chosen, text_factory):
    """A row with what its converters and the text factory make of it."""
    values = []
    for place, value in enumerate(row):
        converter = chosen[place] if chosen else None
        if converter is not None:
            if value is not None:
                value = converter(value if isinstance(value, bytes) else str(value).encode())
        elif text_factory is not str and isinstance(value, str):
            value = text_factory(value.encode())
        values.append(value)
    return tuple(values)
