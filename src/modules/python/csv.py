"""Tables as lines of text with separators."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    """A table that cannot be read or written."""


class Dialect:
    """How a table is written."""

    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    """With commas."""


class excel_tab(Dialect):
    """With tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """With line feeds, and everything in quotation marks."""

    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=excel, **options):
    _dialects[name] = _dialect(dialect, options)


_field_size = [131072]


def field_size_limit(limit=None):
    """The longest field so far allowed; another may be given."""
    before = _field_size[0]
    if limit is not None:
        _field_size[0] = limit
    return before


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def _dialect(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in (
        "delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"
    ):
        setattr(made, name, options.pop(name) if name in options else getattr(base, name))
    if options:
        raise TypeError(f"'{list(options)[0]}' is an invalid keyword argument for this function")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class _Reader:
    """Rows of a table, read from anything that gives lines."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        fields = []
        field = ""
        quoted = inside = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not inside:
                    raise
                fields.append(field)
                return fields
            self.line_num += 1
            if not inside and not line.rstrip("\r\n"):
                return []
            index = 0
            while index < len(line):
                letter = line[index]
                index += 1
                if inside:
                    if letter == self.dialect.escapechar and index < len(line):
                        field += line[index]
                        index += 1
                    elif letter != self.dialect.quotechar:
                        field += letter
                    elif self.dialect.doublequote and line[index : index + 1] == letter:
                        field += letter
                        index += 1
                    else:
                        inside = False
                elif letter == self.dialect.delimiter:
                    fields.append(self._value(field, quoted))
                    field, quoted = "", False
                elif letter in "\r\n":
                    break
                elif letter == self.dialect.escapechar and index < len(line):
                    field += line[index]
                    index += 1
                elif letter == self.dialect.quotechar and not field and self.dialect.quoting != QUOTE_NONE:
                    inside = quoted = True
                elif letter == " " and not field and not quoted and self.dialect.skipinitialspace:
                    continue
                else:
                    field += letter
            if not inside:
                fields.append(self._value(field, quoted))
                return fields

    def _value(self, field, quoted):
        return float(field) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else field


def reader(csvfile, dialect="excel", **fmtparams):
    """The rows of a table as lists."""
    return _Reader(csvfile, _dialect(dialect, fmtparams))


class _Writer:
    """Writes rows to a stream."""

    def __init__(self, stream, dialect):
        self._stream = stream
        self.dialect = dialect

    def _field(self, value, alone):
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        mark = self.dialect.quotechar
        special = [self.dialect.delimiter, "\r", "\n", mark]
        quoting = self.dialect.quoting
        needed = any([letter in text for letter in special if letter]) or (alone and not text)
        if quoting == QUOTE_NONE:
            if needed and self.dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            for letter in special:
                if letter:
                    text = text.replace(letter, (self.dialect.escapechar or "") + letter)
            return text
        if quoting == QUOTE_ALL or (quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))):
            needed = True
        if not needed:
            return text
        return mark + text.replace(mark, mark + mark) + mark

    def writerow(self, row):
        values = list(row)
        fields = [self._field(value, len(values) == 1) for value in values]
        return self._stream.write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect="excel", **fmtparams):
    """Writes rows to a stream."""
    return _Writer(csvfile, _dialect(dialect, fmtparams))


class DictReader:
    """The rows of a table as dicts, by the names in its first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **options):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, **options)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @property
    def line_num(self):
        return self.reader.line_num

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        found = {name: row[index] if index < len(row) else self.restval for index, name in enumerate(names)}
        if len(row) > len(names):
            found[self.restkey] = row[len(names) :]
        return found


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **options):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, **options)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        extra = [name for name in rowdict if name not in self.fieldnames]
        if extra and self.extrasaction == "raise":
            raise ValueError(f"dict contains fields not in fieldnames: {', '.join([repr(name) for name in extra])}")
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)


class Sniffer:
    """Guesses how a table is written from the beginning of its text."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect for a table that looks like this."""
        found = _sniffed_by_quotes(sample, delimiters) or self._by_counts(sample, delimiters)
        if found is None:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
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
