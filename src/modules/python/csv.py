"""Tables as lines of text with separators."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    """A table that cannot be read or written."""

    __module__ = "_csv"

    def __reduce__(self):
        # There is no such module to find the class in.
        return _error, self.args


def _error(*args):
    return Error(*args)


class Dialect:
    """How a table is written; classes derived from this one say it."""

    _name = ""
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if type(self) is not Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Settings(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """With commas."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """With tabs."""

    delimiter = "\t"


class unix_dialect(excel):
    """With line feeds, and everything in quotation marks."""

    lineterminator = "\n"
    quoting = QUOTE_ALL


_UNSET = object()
_DEFAULTS = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
    "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
}


def _letter(name, value, or_none):
    """A setting that is one character."""
    if value is None and or_none:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string{" or None" * or_none}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class _Settings:
    """A dialect whose settings have been looked at."""

    def __init__(self, dialect, options):
        for name in options:
            if name not in _DEFAULTS:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        found = {
            name: options[name] if name in options else getattr(dialect, name, default)
            for name, default in _DEFAULTS.items()
        }
        quoted = "quoting" in options or hasattr(dialect, "quoting")
        self.delimiter = _letter("delimiter", found["delimiter"], False)
        self.doublequote = bool(found["doublequote"])
        self.escapechar = _letter("escapechar", found["escapechar"], True)
        self.lineterminator = found["lineterminator"]
        if not isinstance(self.lineterminator, (str, type(None))):
            raise TypeError('"lineterminator" must be a string')
        self.quotechar = _letter("quotechar", found["quotechar"], True)
        self.quoting = found["quoting"]
        if type(self.quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        self.skipinitialspace = bool(found["skipinitialspace"])
        self.strict = bool(found["strict"])
        if self.quoting not in (QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE):
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and not quoted:
            self.quoting = QUOTE_NONE
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")


_Settings.__name__ = _Settings.__qualname__ = "Dialect"
_Settings.__module__ = "_csv"
_dialects = {}


def register_dialect(name, dialect=None, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    """Forgets a dialect."""
    get_dialect(name)
    del _dialects[name]


def get_dialect(name):
    """The dialect of a name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


_field_size = [131072]


def field_size_limit(limit=_UNSET):
    """The longest field so far allowed; another may be given."""
    before = _field_size[0]
    if limit is not _UNSET:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _field_size[0] = limit
    return before


def _dialect(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    return dialect if type(dialect) is _Settings and not options else _Settings(dialect, options)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class _Reader:
    """Rows of a table, read from anything that gives lines."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0
        self._delimiter = dialect.delimiter
        self._quote = None if dialect.quoting == QUOTE_NONE else dialect.quotechar
        # Whether lines can be cut at the delimiters; if not, all letters have to be looked at.
        self._simple = (
            dialect.escapechar is None and not dialect.skipinitialspace and dialect.quoting != QUOTE_NONNUMERIC
            and dialect.delimiter not in "\r\n" and dialect.delimiter != self._quote
        )

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self._lines)
        row = None
        if self._simple and type(line) is str:
            text = line.rstrip("\r\n")
            if not text:
                row = []
            elif "\r" not in text and "\n" not in text and len(text) <= _field_size[0]:
                quote = self._quote
                row = text.split(self._delimiter) if quote is None or quote not in text else self._cut(text.split(quote))
        if row is None:
            return self._row(line)
        self.line_num += 1
        return row

    def _cut(self, parts):
        """The row of a line that was cut at its quotation marks; None when not all of them are around fields."""
        delimiter = self._delimiter
        if len(parts) % 2 == 0 or parts[0] and not parts[0].endswith(delimiter):
            return None
        row = parts[0][:-1].split(delimiter) if parts[0] else []
        field = ""
        for place in range(2, len(parts) - 1, 2):
            outside = parts[place]
            if not outside:
                if not self.dialect.doublequote:
                    return None
                field += parts[place - 1] + self._quote
                continue
            row.append(field + parts[place - 1])
            field = ""
            if outside != delimiter:
                if len(outside) < 2 or not outside.startswith(delimiter) or not outside.endswith(delimiter):
                    return None
                row += outside[1:-1].split(delimiter)
        row.append(field + parts[-2])
        if parts[-1]:
            if not parts[-1].startswith(delimiter):
                return None
            row += parts[-1][1:].split(delimiter)
        return row

    def _row(self, line):
        """The row that begins with a line, letter by letter."""
        dialect = self.dialect
        delimiter, quote, escape = dialect.delimiter, self._quote, dialect.escapechar
        limit = _field_size[0]
        row = []
        state, field, numeric = "record", "", False
        while True:
            if not isinstance(line, str):
                raise Error(
                    f"iterator should return strings, not {type(line).__name__} "
                    "(the file should be opened in text mode)"
                )
            self.line_num += 1
            place = 0
            while place <= len(line):
                # Behind the last letter the line ends.
                letter = line[place : place + 1]
                place += 1
                ends = letter in "\r\n"
                if state == "end":
                    if not letter:
                        return row
                    if not ends:
                        raise Error(
                            "new-line character seen in unquoted field - "
                            "do you need to open the file in universal-newline mode?"
                        )
                    continue
                if state == "record":
                    if not letter:
                        return row
                    if ends:
                        state = "end"
                        continue
                    state = "begin"
                if state == "after escaped end" and not letter:
                    continue
                if state == "quoted":
                    if not letter:
                        continue
                    if letter == escape:
                        state = "escape in quotes"
                        continue
                    if letter == quote:
                        state = "quote in quotes" if dialect.doublequote else "field"
                        continue
                    if escape is None:
                        # All up to the next quotation mark belongs to the field.
                        after = line.find(quote, place)
                        letter += line[place : after if after >= 0 else len(line)]
                        place += len(letter) - 1
                elif state == "escape in quotes":
                    letter = letter or "\n"
                    state = "quoted"
                elif state == "escape":
                    state = "after escaped end" if letter and ends else "field"
                    letter = letter or "\n"
                elif state == "quote in quotes" and letter == quote:
                    state = "quoted"
                elif state == "begin" and letter == quote:
                    state = "quoted"
                    continue
                elif state == "begin" and letter == " " and dialect.skipinitialspace:
                    continue
                elif ends or letter == delimiter:
                    row.append(float(field) if numeric else field)
                    field, numeric = "", False
                    if not letter:
                        return row
                    state = "end" if ends else "begin"
                    continue
                elif state == "quote in quotes":
                    if dialect.strict:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                    state = "field"
                elif letter == escape:
                    state = "escape"
                    continue
                elif state == "begin":
                    numeric = dialect.quoting == QUOTE_NONNUMERIC
                    state = "field"
                field += letter
                if len(field) > limit:
                    raise Error(f"field larger than field limit ({limit})")
            try:
                line = next(self._lines)
            except StopIteration:
                if not field and state != "quoted":
                    raise
                if dialect.strict:
                    raise Error("unexpected end of data") from None
                return row + [float(field) if numeric else field]


def reader(csvfile, dialect=None, **fmtparams):
    """The rows of a table as lists."""
    return _Reader(csvfile, _dialect(dialect, fmtparams))


class _Writer:
    """Writes rows to a stream."""

    def __init__(self, write, dialect):
        self._write = write
        self.dialect = dialect
        # What a text has to be quoted for, and what has to be marked within it.
        self._apart = [dialect.delimiter, *dialect.lineterminator]
        self._marked = [sign for sign in (dialect.escapechar, dialect.quotechar) if sign is not None]
        self._simple = dialect.quoting == QUOTE_MINIMAL

    def _field(self, value, text):
        """A value's text as it stands in the table."""
        dialect = self.dialect
        quoting, mark, escape = dialect.quoting, dialect.quotechar, dialect.escapechar
        if quoting == QUOTE_NONE:
            return self._escaped(text)
        quoted = quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not _is_number(value)
        if escape is not None and escape != mark:
            text = text.replace(escape, escape + escape)
        if mark in text:
            if not dialect.doublequote and escape is None:
                raise Error("need to escape, but no escapechar set")
            text = text.replace(mark, (mark if dialect.doublequote else escape) + mark)
            quoted = quoted or dialect.doublequote
        if not quoted:
            for sign in self._apart:
                if sign in text:
                    break
            else:
                return text
        return mark + text + mark

    def _escaped(self, text):
        """A text that cannot be quoted."""
        special = self._apart + self._marked
        if not any([sign in text for sign in special]):
            return text
        escape = self.dialect.escapechar
        if escape is None:
            raise Error("need to escape, but no escapechar set")
        return "".join([escape + letter if letter in special else letter for letter in text])

    def _is_plain(self, line, count):
        """Whether texts that were joined need no quotation marks."""
        if not self._simple or line.count(self.dialect.delimiter) >= count:
            return False
        for sign in self._marked:
            if sign in line:
                return False
        for sign in self.dialect.lineterminator:
            if sign in line:
                return False
        return True

    def writerow(self, row, /):
        """Writes a row; what the stream's `write` answers."""
        if type(row) is not list and type(row) is not tuple:
            try:
                row = iter(row)
            except TypeError:
                raise Error(f"iterable expected, not {type(row).__name__}") from None
            row = list(row)
        dialect = self.dialect
        delimiter = dialect.delimiter
        texts = ["" if value is None else value if type(value) is str else str(value) for value in row]
        line = delimiter.join(texts)
        if not self._is_plain(line, len(texts)):
            line = delimiter.join([self._field(row[place], text) for place, text in enumerate(texts)])
        if not line and texts:
            if dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            line = dialect.quotechar * 2
        return self._write(line + dialect.lineterminator)

    def writerows(self, rows, /):
        """Writes rows."""
        for row in rows:
            self.writerow(row)


def _is_number(value):
    return isinstance(value, (int, float, complex)) or hasattr(value, "__float__") or hasattr(value, "__index__")


def writer(csvfile, dialect=None, **fmtparams):
    """Writes rows to a stream."""
    dialect = _dialect(dialect, fmtparams)
    if not callable(getattr(csvfile, "write", None)):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(csvfile.write, dialect)


class DictReader:
    """The rows of a table as dicts, by the names in its first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    @property
    def fieldnames(self):
        """The names, from the first row unless they were given."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            found[name] = self.restval
        return found


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            extra = [name for name in rowdict.keys() if name not in self.fieldnames]
            if extra:
                raise ValueError(f"dict contains fields not in fieldnames: {', '.join([repr(name) for name in extra])}")
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """Writes a dict as a row."""
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        """Writes dicts as rows."""
        return self.writer.writerows(map(self._dict_to_list, rowdicts))


class Sniffer:
    """Guesses how a table is written from the beginning of its text."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect for a table that looks like this."""
        found = _sniffed_by_quotes(sample, delimiters) or self._by_counts(sample, delimiters)
        if found is None:
            raise Error("Could not determine delimiter")

        class dialect(excel):
            _name = "sniffed"
            delimiter, quotechar, doublequote, skipinitialspace = found

        return dialect

    def _by_counts(self, sample, delimiters):
        """The character that is as often in nearly every line."""
        lines = [line for line in sample.split("\n") if line]
        if not lines:
            return None
        steady = {}
        for letter in sorted({letter for line in lines for letter in line if ord(letter) < 127}):
            counts = [line.count(letter) for line in lines]
            usual = max(counts, key=counts.count)
            if usual > 0 and (delimiters is None or letter in delimiters):
                steady[letter] = counts.count(usual) / len(lines)
        # The more lines agree the better; nine in ten of them have to.
        best = [letter for letter, share in steady.items() if share == max(steady.values()) and share >= 0.9]
        preferred = [letter for letter in self.preferred if letter in best]
        signs = [letter for letter in best if not letter.isalnum() and letter not in "\"'_."]
        chosen = (preferred or (best if len(best) == 1 else signs[:1]) or [None])[0]
        if chosen is None:
            return None
        spaced = lines[0].count(chosen) == lines[0].count(chosen + " ")
        return chosen, '"', False, spaced

    def has_header(self, sample):
        """Whether the first row looks like names: of another kind or length than what stands below."""
        rows = reader(sample.splitlines(True), self.sniff(sample))
        header = next(rows)
        kinds = {column: None for column in range(len(header))}
        for number, row in enumerate(rows):
            if number > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            votes += 1 if _kind(header[column]) != kind else -1
        return votes > 0


def _kind(text):
    """What a column's texts have in common: that they are numbers, or else their length."""
    try:
        complex(text)
        return complex
    except ValueError:
        return len(text)


def _sniffed_by_quotes(sample, delimiters):
    """The character beside quotation marks, where there are any."""
    import re

    between = re.compile(r"""([^\w\n"'])( ?)(["']).*?\3(?=\1|\n|$)""")
    at_the_start = re.compile(r"""(?:^|\n)(["']).*?\1([^\w\n"'])( ?)""")
    counts, quotes, spaces = {}, {}, 0
    for match in list(between.finditer(sample)) or list(at_the_start.finditer(sample)):
        if match.re is between:
            delimiter, space, quote = match.groups()
        else:
            quote, delimiter, space = match.groups()
        quotes[quote] = quotes.get(quote, 0) + 1
        if delimiters is None or delimiter in delimiters:
            counts[delimiter] = counts.get(delimiter, 0) + 1
            spaces += bool(space)
    if not counts:
        return None
    delimiter, quote = max(counts, key=counts.get), max(quotes, key=quotes.get)
    return delimiter, quote, quote * 2 in sample, counts[delimiter] == spaces
