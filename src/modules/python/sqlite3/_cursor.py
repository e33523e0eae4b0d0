"""Cursors: a statement under way, and the rows it gives. Also `Row`, a row that knows its columns."""

from collections import deque

import _sqlite
from sqlite3._errors import ProgrammingError, error_of
from sqlite3._values import adapted, converted, converters_for

# Programs know the classes by the package's name.
__name__ = "sqlite3"

# Rows that `fetchall` asks for at a time.
PORTION = 500


def bindings(parameters):
    """What stands for a statement's parameters, as a list or a dict of values SQLite can keep."""
    if isinstance(parameters, (tuple, list)):
        return [adapted(value) for value in parameters]
    if isinstance(parameters, dict) or hasattr(parameters, "keys"):
        return {name: adapted(parameters[name]) for name in parameters.keys()}
    if hasattr(parameters, "__len__") and hasattr(parameters, "__getitem__"):
        return [adapted(parameters[place]) for place in range(len(parameters))]
    raise ProgrammingError("parameters are of unsupported type")


class Cursor:
    """Executes statements for a connection, one after the other, and hands out their rows."""

    def __init__(self, connection):
        self.connection = connection
        self.row_factory = None
        self.arraysize = 1
        self.description = None
        self.lastrowid = None
        self.rowcount = -1
        self._number = next(connection._numbers)
        self._closed = False
        self._forget_rows()

    def _forget_rows(self):
        self._ahead = deque()
        self._done = True
        self._converters = None

    def _check(self):
        if self._closed:
            raise ProgrammingError("Cannot operate on a closed cursor.")
        self.connection._check()

    def _text(self, sql, method):
        if not isinstance(sql, str):
            kind = type(sql).__name__
            raise TypeError(f"{method}() argument 1 must be str, not {kind}")
        if "\0" in sql:
            raise ProgrammingError("the query contains a null character")
        return sql

    def _run(self, sql, values, begin, alone=True):
        """Begins a statement; answers what is left of the text."""
        self._forget_rows()
        connection = self.connection
        told = _sqlite.run(_sqlite.databases, connection._handle, self._number, sql, alone, begin,
                           values, connection._patience)
        failure, columns, rows, done, changes, total, last_row, in_transaction, rest, reads = told
        if failure:
            raise error_of(*failure)
        self._take_in(columns, rows, done)
        self._changes = changes
        self._last_row = last_row
        return rest

    def _take_in(self, columns, rows, done):
        if columns:
            names, self._converters = converters_for(columns, self.connection._detect_types)
            self.description = tuple((name, None, None, None, None, None, None) for name in names)
        self._ahead.extend(rows)
        self._done = done

    def execute(self, sql, parameters=()):
        """Executes one statement, and before it a BEGIN if it is the first that changes something."""
        self._check()
        sql = self._text(sql, "execute")
        values = bindings(parameters)
        changes_rows = _sqlite.is_dml(sql)
        self.description = None
        self.rowcount = -1
        self._run(sql, values, self.connection._begin() if changes_rows else "")
        if changes_rows:
            self.rowcount = self._changes
        self.lastrowid = self._last_row
        return self

    def executemany(self, sql, parameters):
        """Executes a statement once for each of the parameters."""
        self._check()
        sql = self._text(sql, "executemany")
        if not _sqlite.is_dml(sql):
            raise ProgrammingError("executemany() can only execute DML statements.")
        self.description = None
        self.rowcount = -1
        changed = 0
        for one in parameters:
            self._run(sql, bindings(one), self.connection._begin())
            changed += self._changes
            self.rowcount = changed
        return self

    def executescript(self, sql_script):
        """Commits what is under way, then executes statement after statement."""
        self._check()
        rest = self._text(sql_script, "executescript")
        self.connection._end("COMMIT")
        while rest:
            rest = self._run(rest, (), "", False)
            while not self._done:
                self._ahead.clear()
                self._fetch(PORTION)
            self._ahead.clear()
        self.description = None
        return self

    def _fetch(self, rows):
        connection = self.connection
        told = _sqlite.more(_sqlite.databases, connection._handle, self._number, rows,
                            connection._patience)
        failure, columns, more, done = told[:4]
        if failure:
            self._done = True
            raise error_of(*failure)
        self._ahead.extend(more)
        self._done = done

    def _made(self, row):
        factory = self.connection.text_factory
        if self._converters or factory is not str:
            row = converted(row, self._converters, factory)
        return row if self.row_factory is None else self.row_factory(self, row)

    def fetchone(self):
        """The next row, or None. SQLite has already gone on to the one behind it."""
        self._check()
        try:
            row = self._ahead.popleft()
        except IndexError:
            return None
        if not self._ahead and not self._done:
            self._fetch(1)
        return self._made(row)

    def fetchmany(self, size=None):
        """Up to so many of the next rows."""
        self._check()
        size = self.arraysize if size is None else size
        rows = []
        while len(rows) < size:
            row = self.fetchone()
            if row is None:
                break
            rows.append(row)
        return rows

    def fetchall(self):
        """All rows that are left."""
        self._check()
        rows = []
        while True:
            try:
                rows.append(self._made(self._ahead.popleft()))
            except IndexError:
                if self._done:
                    return rows
                self._fetch(PORTION)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        row = self.fetchone()
        if row is None and not self._ahead and self._done:
            raise StopIteration
        return row

    def close(self):
        """Ends the statement; the cursor is of no use any more."""
        self.connection._check_thread()
        if not self._closed and self.connection._handle is not None:
            _sqlite.reset(_sqlite.databases, self.connection._handle, self._number)
        self._closed = True
        self._forget_rows()

    def setinputsizes(self, sizes):
        """Does nothing: SQLite needs no sizes."""

    def setoutputsize(self, size, column=None):
        """Does nothing: SQLite needs no sizes."""


class Row:
    """A row whose values can also be had by the names of their columns, in any case."""

    def __init__(self, cursor, data):
        if not isinstance(data, tuple):
            raise TypeError(f"Row() argument 2 must be tuple, not {type(data).__name__}")
        self._names = [column[0] for column in cursor.description or ()]
        self._values = data

    def keys(self):
        """The columns' names."""
        return list(self._names)

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __getitem__(self, key):
        if isinstance(key, str):
            for place, name in enumerate(self._names):
                if name == key or name.lower() == key.lower():
                    return self._values[place]
            raise IndexError("No item with that key")
        if isinstance(key, (int, slice)):
            return self._values[key]
        raise IndexError("Index must be int or string")

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values

    def __hash__(self):
        return hash(tuple(self._names)) ^ hash(self._values)
