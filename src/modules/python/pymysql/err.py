"""What goes wrong, with MySQL's numbers and the words of the database underneath."""

import sqlite3


class MySQLError(Exception):
    """The base of all that goes wrong."""


class Warning(Warning, MySQLError):
    """Something of importance, but no error."""


class Error(MySQLError):
    """The base of all errors."""


class InterfaceError(Error):
    """The module was used wrongly."""


class DatabaseError(Error):
    """Something about the database itself."""


class DataError(DatabaseError):
    """A value that does not fit."""


class OperationalError(DatabaseError):
    """Something not in the program's hands, such as a lock that another connection has."""


class IntegrityError(DatabaseError):
    """A constraint that would no longer hold."""


class InternalError(DatabaseError):
    """The database has lost its way."""


class ProgrammingError(DatabaseError):
    """Wrong SQL, or a table that is not there."""


class NotSupportedError(DatabaseError):
    """Something this database cannot do."""


# Of a message, what tells the error apart; then MySQL's number for it, and the class.
_KNOWN = [
    ("UNIQUE constraint failed", 1062, IntegrityError),
    ("NOT NULL constraint failed", 1048, IntegrityError),
    ("FOREIGN KEY constraint failed", 1452, IntegrityError),
    ("CHECK constraint failed", 3819, OperationalError),
    ("no such table", 1146, ProgrammingError),
    ("no such column", 1054, OperationalError),
    ("already exists", 1050, OperationalError),
    ("syntax error", 1064, ProgrammingError),
    ("database is locked", 1205, OperationalError),
]


def translated(error):
    """An exception of the database underneath as one of these."""
    message = str(error)
    for words, number, kind in _KNOWN:
        if words in message:
            return kind(number, message)
    kind = globals().get(type(error).__name__, DatabaseError)
    if isinstance(error, sqlite3.IntegrityError):
        kind = IntegrityError
    return kind(0, message)
