"""Cursors: rows as tuples, or as dicts."""

import re
import sqlite3

from pymysql.err import NotSupportedError, ProgrammingError, translated

_PLACES = re.compile(r"%(?:(%)|s|\((\w+)\)s)")
# Where MySQL says the same in other words.
_WORDS = [
    (re.compile(r"\bint(?:eger)?\b(\s+not\s+null)?\s+auto_increment(\s+not\s+null)?\s+primary\s+key", re.I),
     "INTEGER PRIMARY KEY AUTOINCREMENT"),
    (re.compile(r"\bstart\s+transaction\b", re.I), "BEGIN"),
    (re.compile(r"\blast_insert_id\s*\(\s*\)", re.I), "last_insert_rowid()"),
    (re.compile(r"\bnow\s*\(\s*\)", re.I), "CURRENT_TIMESTAMP"),
    (re.compile(r"\)\s*engine\s*=\s*\w+\s*;?\s*$", re.I), ")"),
]
_REFUSED = re.compile(r"\bfor\s+update\b|\block\s+in\s+share\s+mode\b|\block\s+tables\b", re.I)


def _in_sqlite(query, args):
    """A statement for MySQL as SQLite understands it."""
    refused = _REFUSED.search(query)
    if refused:
        raise NotSupportedError(1235, f"this database knows no '{refused.group()}': write "
                                      "BEGIN IMMEDIATE before the transaction's first statement")
    if args is not None:
        def place(found):
            escaped, name = found.groups()
            return "%" if escaped else f":{name}" if name else "?"
        query = _PLACES.sub(place, query)
    for words, ours in _WORDS:
        query = words.sub(ours, query)
    return query


class Cursor:
    """Executes statements and hands out rows as tuples."""

    def __init__(self, connection):
        self.connection = connection
        self.arraysize = 1
        self.rowcount = -1
        self.lastrowid = 0
        self.description = None
        self._rows = ()
        self._next = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Forgets the rows; the cursor is of no use any more."""
        self._rows = ()
        self.connection = None

    def execute(self, query, args=None):
        """Executes one statement, whose `%s` stand for the arguments. Answers how many rows it is about."""
        if self.connection is None:
            raise ProgrammingError("Cursor closed")
        sql = _in_sqlite(query, args)
        if args is not None and not isinstance(args, (tuple, list, dict)):
            args = (args,)
        try:
            cursor = self.connection._open().execute(sql, args or ())
            rows = cursor.fetchall()
        except sqlite3.Error as error:
            raise translated(error) from None
        self.description = cursor.description
        self.lastrowid = cursor.lastrowid or 0
        self.rowcount = len(rows) if cursor.description else max(cursor.rowcount, 0)
        self._rows = tuple(self._made(row) for row in rows)
        self._next = 0
        return self.rowcount

    def executemany(self, query, args):
        """Executes a statement for each of the arguments. Answers how many rows that changed."""
        self.rowcount = sum(self.execute(query, one) for one in list(args))
        return self.rowcount

    def _made(self, row):
        return row

    def fetchone(self):
        """The next row, or None."""
        if self._next >= len(self._rows):
            return None
        self._next += 1
        return self._rows[self._next - 1]

    def fetchmany(self, size=None):
        """Up to so many of the next rows."""
        end = self._next + (size or self.arraysize)
        rows = self._rows[self._next:end]
        self._next = min(end, len(self._rows))
        return rows

    def fetchall(self):
        """All rows that are left."""
        rows = self._rows[self._next:]
        self._next = len(self._rows)
        return rows

    def __iter__(self):
        return iter(self.fetchone, None)


class DictCursor(Cursor):
    """Hands out rows as dicts, by the names of their columns."""

    def _made(self, row):
        return {column[0]: value for column, value in zip(self.description, row)}


SSCursor = Cursor
SSDictCursor = DictCursor
