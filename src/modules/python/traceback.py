"""Where an exception came by, as text."""

import _sys
import sys


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name, *, line=None, lookup_line=True, locals=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self._line = line

    @property
    def line(self):
        if self._line is None:
            self._line = (_sys.source_line(self.filename, self.lineno) or "").strip()
        return self._line

    def _parts(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __iter__(self):
        return iter(self._parts())

    def __getitem__(self, index):
        return self._parts()[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _summaries(places, limit=None):
    if limit is not None:
        places = places[:limit] if limit >= 0 else places[limit:]
    return [FrameSummary(place[0], place[1], place[2]) for place in places]


def extract_tb(tb, limit=None):
    """The lines of a traceback."""
    places = []
    while tb is not None:
        code = tb.tb_frame.f_code
        places.append((code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return StackSummary(_summaries(places, limit))


def extract_stack(f=None, limit=None):
    """The calls under way, the innermost last."""
    places = _sys.frames()[::-1]
    return StackSummary(_summaries(places if limit is None else places[-abs(limit) :]))


def format_list(extracted_list):
    """Lines of a traceback as text."""
    lines = []
    for filename, lineno, name, line in extracted_list:
        text = f'  File "{filename}", line {lineno}, in {name}\n'
        if line:
            text += f"    {line.strip()}\n"
        lines.append(text)
    return lines


class StackSummary:
    """The lines of a traceback, as a sequence."""

    def __init__(self, frames=()):
        self._frames = list(frames)

    def __iter__(self):
        return iter(self._frames)

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        return self._frames[index]

    def format(self):
        return format_list(self)

    def __repr__(self):
        return repr(self._frames)


def _exception(exc, value):
    # Both f(exception) and f(class, exception, traceback) are in use.
    if isinstance(exc, BaseException):
        return exc
    return value


def _text_of(exception):
    try:
        return str(exception)
    except Exception:
        return "<exception str() failed>"


def _name_of(kind):
    module = kind.__module__
    return kind.__qualname__ if module in ("builtins", "__main__") else f"{module}.{kind.__qualname__}"


def format_exception_only(exc, value=None):
    """The last line of a traceback."""
    exception = _exception(exc, value)
    if exception is None:
        return ["NoneType: None\n"]
    text = _text_of(exception)
    name = _name_of(type(exception))
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(exception, "__notes__", ()):
        lines.append(f"{note}\n")
    return lines


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    """A whole traceback, as a list of texts that end in line feeds."""
    exception = _exception(exc, value)
    if exception is None:
        return ["NoneType: None\n"]
    text = __format_exception__(exception, _text_of(exception))
    parts = []
    for link in (_CAUSE, _CONTEXT):
        text = text.replace(link, "\0" + link + "\0")
    for piece in text.split("\0"):
        if piece in (_CAUSE, _CONTEXT):
            parts.append(piece)
        else:
            parts.extend(_pieces(piece))
    return parts


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _pieces(text):
    """The heading of one exception's traceback, each of its frames, and its last line."""
    parts = []
    in_frames = True
    for line in text[:-1].split("\n"):
        line += "\n"
        if in_frames and line.startswith(("Traceback", "  File", "  [Previous")):
            parts.append(line)
        elif in_frames and line.startswith("    ") and parts:
            parts[-1] += line
        elif in_frames:
            in_frames = False
            parts.append(line)
        else:
            parts[-1] += line
    return parts


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    """Writes a whole traceback, to standard error unless told otherwise."""
    stream = sys.stderr if file is None else file
    stream.write("".join(format_exception(exc, value, tb, limit, chain)))


def format_exc(limit=None, chain=True):
    """The traceback of the exception being handled, as one text."""
    return "".join(format_exception(_sys.handled(), None, None, limit, chain))


def print_exc(limit=None, file=None, chain=True):
    """Writes the traceback of the exception being handled."""
    print_exception(_sys.handled(), None, None, limit, file, chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


def format_tb(tb, limit=None):
    parts = _pieces(_sys.traceback_text(tb)) if tb is not None else []
    if limit is None:
        return parts
    return parts[:limit] if limit >= 0 else parts[limit:]


def print_tb(tb, limit=None, file=None):
    stream = sys.stderr if file is None else file
    stream.write("".join(format_tb(tb, limit)))


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    """Writes the calls under way."""
    stream = sys.stderr if file is None else file
    stream.write("".join(format_stack(f, limit)))


print_list = format_list


class TracebackException:
    """An exception kept as text, to be written later."""

    def __init__(self, exc_type, exc_value, exc_traceback=None, **options):
        self.exc_type = exc_type
        self.stack = StackSummary(_summaries(_sys.entries(exc_value)))
        self._lines = format_exception(exc_value)
        self._only = format_exception_only(exc_value)
        self._text = _text_of(exc_value)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def format(self, *, chain=True):
        return iter(self._lines)

    def format_exception_only(self):
        return iter(self._only)

    def __str__(self):
        return self._text
