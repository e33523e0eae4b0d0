"""Where an exception came by, as text."""

import _sys
import sys


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **columns):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        self.end_lineno = columns.get("end_lineno")
        self.colno = columns.get("colno")
        self.end_colno = columns.get("end_colno")
        self._line = line
        # How it is shown, with marks below the line, when it comes from an exception.
        self._shown = None

    @property
    def line(self):
        """The line of the program."""
        if self._line is None and self.lineno is not None:
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
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The lines of a traceback."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Made from frames and the numbers of their lines."""
        frames = []
        for frame, lineno in frame_gen:
            code = frame.f_code
            frames.append(FrameSummary(code.co_filename, lineno, code.co_name))
        return cls(_limited(frames, limit))

    @classmethod
    def from_list(cls, a_list):
        """Made from other lines, or tuples of four."""
        return cls([_summary(one) for one in a_list])

    def format_frame_summary(self, frame_summary):
        """One line, as text."""
        if frame_summary._shown is not None:
            return frame_summary._shown
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary.line:
            text += f"    {frame_summary.line.strip()}\n"
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        """The lines as texts."""
        return [self.format_frame_summary(one) for one in self]


def _summary(one):
    if isinstance(one, FrameSummary):
        return one
    filename, lineno, name, line = one
    return FrameSummary(filename, lineno, name, line=line)


def _limited(things, limit):
    """The first ones, or for a limit below 0 the last ones."""
    if limit is None:
        return things
    return things[:limit] if limit >= 0 else things[limit:]


def walk_tb(tb):
    """The frames of a traceback, from the outermost in, with the numbers of their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """A frame and those that called it, with the numbers of their lines."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    """The lines of a traceback."""
    frames = StackSummary.extract(walk_tb(tb))
    shown = _pieces(_sys.traceback_text(tb)) if tb is not None else []
    if len(shown) == len(frames):
        for frame, text in zip(frames, shown):
            frame._shown = text
    return StackSummary(_limited(frames, limit))


def extract_stack(f=None, limit=None):
    """The calls under way, the innermost last."""
    if f is None:
        places = _sys.frames()[::-1]
        frames = [FrameSummary(place[0], place[1], place[2]) for place in places]
    else:
        frames = StackSummary.extract(walk_stack(f))[::-1]
    # The limit counts from the innermost call.
    return StackSummary(frames if limit is None else _limited(frames, -limit))


def format_list(extracted_list):
    """Lines of a traceback as text."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Writes lines of a traceback."""
    stream = sys.stderr if file is None else file
    stream.write("".join(format_list(extracted_list)))


def clear_frames(tb):
    """Nothing to do: frames are gone with the last who looks at them."""


_not_given = object()


def _exception(exc, value, tb):
    """The exception and its traceback: of f(exception), or of f(class, exception, traceback)."""
    if (value is _not_given) != (tb is _not_given):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _not_given:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


def _text_of(exception):
    try:
        return str(exception)
    except Exception:
        return "<exception str() failed>"


def _name_of(kind):
    module = kind.__module__
    return kind.__qualname__ if module in ("builtins", "__main__") else f"{module}.{kind.__qualname__}"


def _place_of(error):
    """The lines that show where a text is no program."""
    lines = [f'  File "{error.filename or "<string>"}", line {error.lineno}\n']
    if error.text is not None:
        shown = error.text.rstrip("\n").lstrip(" \t\f")
        lines.append(f"    {shown}\n")
        indent = len(error.text.rstrip("\n")) - len(shown)
        if error.offset:
            start = max(error.offset - 1 - indent, 0)
            end = error.end_offset if error.end_lineno == error.lineno else None
            width = max((end or 0) - error.offset, 1)
            lines.append(f"    {' ' * start}{'^' * width}\n")
    return lines


def format_exception_only(exc, value=_not_given):
    """The last line of a traceback."""
    exception = exc if value is _not_given else value
    if exception is None:
        return ["NoneType: None\n"]
    text = _text_of(exception)
    name = _name_of(type(exception))
    lines = []
    if isinstance(exception, SyntaxError) and exception.lineno is not None:
        text = exception.msg
        lines = _place_of(exception)
    lines.append(f"{name}: {text}\n" if text else f"{name}\n")
    for note in getattr(exception, "__notes__", ()):
        lines.extend([f"{line}\n" for line in str(note).split("\n")])
    return lines


def format_exception(exc, value=_not_given, tb=_not_given, limit=None, chain=True):
    """A whole traceback, as a list of texts that end in line feeds."""
    exception, tb = _exception(exc, value, tb)
    if exception is None:
        return ["NoneType: None\n"]
    return _chained(exception, tb, limit, chain, [])


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _chained(exception, tb, limit, chain, seen):
    """The lines of an exception, after those of the ones it comes from."""
    if isinstance(exception, BaseExceptionGroup):
        return _pieces(__traceback_text__(exception))
    seen.append(exception)
    lines = []
    before, link = exception.__cause__, _CAUSE
    if before is None and not exception.__suppress_context__:
        before, link = exception.__context__, _CONTEXT
    if chain and before is not None and not any([before is one for one in seen]):
        lines = _chained(before, before.__traceback__, limit, chain, seen) + [link]
    if tb is not None:
        if limit != 0:
            lines.append("Traceback (most recent call last):\n")
        lines.extend(format_tb(tb, limit))
    return lines + format_exception_only(exception)


def _pieces(text):
    """The heading of one exception's traceback, each of its frames, and its last line."""
    parts = []
    in_frames = True
    for line in text[:-1].split("\n") if text else ():
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


def print_exception(exc, value=_not_given, tb=_not_given, limit=None, file=None, chain=True):
    """Writes a whole traceback, to standard error unless told otherwise."""
    stream = sys.stderr if file is None else file
    stream.write("".join(format_exception(exc, value, tb, limit, chain)))


def _handled():
    """The class of the exception being handled, the exception, and its traceback."""
    exception = _sys.handled()
    return (type(exception), exception, getattr(exception, "__traceback__", None))


def format_exc(limit=None, chain=True):
    """The traceback of the exception being handled, as one text."""
    return "".join(format_exception(*_handled(), limit, chain))


def print_exc(limit=None, file=None, chain=True):
    """Writes the traceback of the exception being handled."""
    print_exception(*_handled(), limit, file, chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


def format_tb(tb, limit=None):
    """The lines of a traceback, as texts."""
    return _limited(_pieces(_sys.traceback_text(tb)) if tb is not None else [], limit)


def print_tb(tb, limit=None, file=None):
    stream = sys.stderr if file is None else file
    stream.write("".join(format_tb(tb, limit)))


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    """Writes the calls under way."""
    stream = sys.stderr if file is None else file
    stream.write("".join(format_stack(f, limit)))


class TracebackException:
    """An exception kept as text, to be written later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **options):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        parts = (exc_type, exc_value, exc_traceback, limit)
        self._lines = {chain: format_exception(*parts, chain) for chain in (False, True)}
        self._only = format_exception_only(exc_value)
        self._text = _text_of(exc_value)
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__cause__ = None if cause is None else TracebackException.from_exception(cause)
        self.__context__ = None if context is None else TracebackException.from_exception(context)
        self.__suppress_context__ = exc_value.__suppress_context__

    @classmethod
    def from_exception(cls, exc, **options):
        """Made from an exception alone."""
        return cls(type(exc), exc, exc.__traceback__, **options)

    def format(self, *, chain=True):
        """The whole traceback, text by text."""
        yield from self._lines[chain]

    def format_exception_only(self):
        """The last lines of the traceback."""
        yield from self._only

    def print(self, *, file=None, chain=True):
        """Writes the whole traceback."""
        (sys.stderr if file is None else file).write("".join(self.format(chain=chain)))

    def __eq__(self, other):
        return self._lines == other._lines if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._text
