"""The exceptions of the DB-API, and which of them SQLite's codes stand for."""

from sqlite3 import _codes

# Programs know them by the package's name.
__name__ = "sqlite3"


class Warning(Exception):
    """Something of importance, but no error."""


class Error(Exception):
    """The base of all that goes wrong with a database."""


class InterfaceError(Error):
    """The module was used wrongly."""


class DatabaseError(Error):
    """Something about the database itself."""


class DataError(DatabaseError):
    """A value that does not fit."""


class OperationalError(DatabaseError):
    """Something not in the program's hands, such as a locked database; also wrong SQL."""


class IntegrityError(DatabaseError):
    """A constraint that would no longer hold."""


class InternalError(DatabaseError):
    """SQLite has lost its way."""


class ProgrammingError(DatabaseError):
    """A call that makes no sense here."""


class NotSupportedError(DatabaseError):
    """Something this database cannot do."""


NAMES = {code: name for name, code in vars(_codes).items() if name.startswith("SQLITE_")}

_CLASSES = {2: InternalError, 12: InternalError, 11: DatabaseError, 18: DataError,
            19: IntegrityError, 20: IntegrityError, 21: InterfaceError, 25: InterfaceError}

# These are operational: everything the machine or another connection is to blame for.
_OPERATIONAL = {1, 3, 4, 5, 6, 8, 9, 10, 13, 14, 15, 16, 17}


def error_of(code, message):
    """The exception that stands for a failure."""
    if code == 0:
        return ProgrammingError(message)
    if code & 0xFF == 7:
        return MemoryError()
    plain = code & 0xFF
    kind = OperationalError if plain in _OPERATIONAL else _CLASSES.get(plain, DatabaseError)
    error = kind(message)
    error.sqlite_errorcode = code
    error.sqlite_errorname = NAMES.get(code) or NAMES.get(plain, "unknown")
    return error
