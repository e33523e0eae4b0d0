"""SQLite: databases in files that all connections of a run share, and in memory, one for a connection.

A connection begins a transaction by itself when it first changes something, and ends it only when it
is told to `commit` or `rollback`. While it has changed something, no other connection can: their
statements wait, and after `timeout` seconds fail with "database is locked".
"""

import itertools
import os

import _files
import _sqlite
from _thread import get_ident
from sqlite3._codes import *
from sqlite3._cursor import Cursor, Row
from sqlite3._errors import (
    DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError,
    NotSupportedError, OperationalError, ProgrammingError, Warning, error_of,
)
from sqlite3._values import (
    PARSE_COLNAMES, PARSE_DECLTYPES, PrepareProtocol, adapt, adapters, converters,
    register_adapter, register_converter,
)

apilevel = "2.0"
paramstyle = "qmark"
threadsafety = 3
version = "2.6.0"
version_info = (2, 6, 0)
sqlite_version = "3.54.1"
sqlite_version_info = (3, 54, 1)
Binary = memoryview

_LEVELS = ("", "DEFERRED", "IMMEDIATE", "EXCLUSIVE")


def _location(database, uri):
    """The name under which connections share a database, or None for one of its own; and the mode."""
    if isinstance(database, _Database):
        return database.name, "rwc"
    name = os.fspath(database)
    if isinstance(name, bytes):
        name = name.decode()
    mode = "rwc"
    if uri and name.startswith("file:"):
        from urllib.parse import parse_qsl, unquote
        name, _, query = name[len("file:"):].partition("#")[0].partition("?")
        name = unquote(name)
        options = dict(parse_qsl(query))
        mode = options.get("mode", "rwc")
        in_memory = mode == "memory" or name == ":memory:" or options.get("vfs") == "memdb"
        if mode not in ("ro", "rw", "rwc", "memory"):
            raise OperationalError(f"no such access mode: {mode}")
        if in_memory:
            shared = options.get("cache") == "shared" or options.get("vfs") == "memdb"
            return (f":memory:{name}" if shared else None), "rwc"
        if name.startswith("//"):
            name = "/" + name[2:].partition("/")[2]
    if name in ("", ":memory:"):
        return None, "rwc"
    path = os.path.abspath(name)
    if not os.path.isdir(os.path.dirname(path)) or os.path.isdir(path):
        raise error_of(14, "unable to open database file")
    return _among_files(path, mode), mode


class _Database(_files.Contents):
    """A database as it stands among the files: of its bytes, no more than how many there are."""

    def __init__(self, name):
        self.name = name
        self.is_removed = False
        super().__init__()

    @property
    def data(self):
        """As many bytes as the database has."""
        return bytes(self.size)

    @data.setter
    def data(self, data):
        """Files are emptied before they are written anew: so is a database. Nothing else is written."""

    @property
    def size(self):
        """How many there are."""
        return self._alone("PRAGMA page_count", lambda pages: 4096 * pages.fetchone()[0])

    def write(self, position, data):
        """Only SQLite writes."""

    def truncate(self, size):
        if size == 0:
            self.forget()

    def forget(self):
        """Leaves nothing in the database: who connects to one of the name again finds a new one."""
        self.is_removed = True
        self._alone("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'", self._drop)

    def _drop(self, found):
        for kind, name in sorted(found.fetchall(), key=lambda pair: pair[0] == "table"):
            quoted = name.replace('"', '""')
            found.execute(f'DROP {kind} IF EXISTS "{quoted}"')
        found.execute("PRAGMA user_version = 0")
        found.execute("VACUUM")

    def _alone(self, statement, then):
        """What `then` makes of a statement's result, over a connection for this one question."""
        connection = Connection(self, isolation_level=None)
        try:
            return then(connection.execute(statement))
        finally:
            connection.close()


_databases = {}


def _among_files(path, mode):
    """The name of the database at a path, where a file stands for it from now on."""
    found = _files.look_up(path)
    if isinstance(found, _Database):
        return found.name
    if found is not None and found.data:
        raise error_of(26, "file is not a database")
    known = _databases.get(path)
    if mode != "rwc":
        if known is not None and known.is_removed:
            raise error_of(14, "unable to open database file")
        return path
    name = path
    # One that has been renamed keeps the name it began with.
    while (known := _databases.get(name)) is not None and not known.is_removed:
        name += "~"
    _databases[name] = made = _Database(name)
    _files.put(path, made)
    return name


class Connection:
    """A connection to a database, with at most one transaction under way."""

    DataError = DataError
    DatabaseError = DatabaseError
    Error = Error
    IntegrityError = IntegrityError
    InterfaceError = InterfaceError
    InternalError = InternalError
    NotSupportedError = NotSupportedError
    OperationalError = OperationalError
    ProgrammingError = ProgrammingError
    Warning = Warning

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level="",
                 check_same_thread=True, factory=None, cached_statements=128, uri=False):
        self.row_factory = None
        self.text_factory = str
        self._patience = float(timeout)
        self._detect_types = detect_types
        self._thread = get_ident() if check_same_thread else None
        self._numbers = itertools.count(1)
        self._handle = None
        self._level = self._checked_level(isolation_level)
        file, mode = _location(database, uri)
        handle = _sqlite.open(_sqlite.databases, file, mode)
        if isinstance(handle, tuple):
            raise error_of(*handle[0])
        self._handle = handle

    def _checked_level(self, level):
        if level is None:
            return None
        if not isinstance(level, str):
            raise TypeError("isolation_level must be str or None")
        if level.upper() not in _LEVELS:
            raise ValueError(
                "isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'")
        return level.upper()

    def _check_thread(self):
        if self._thread is not None and self._thread != get_ident():
            raise ProgrammingError(
                "SQLite objects created in a thread can only be used in that same thread. The "
                f"object was created in thread id {self._thread} and this is thread id "
                f"{get_ident()}.")

    def _check(self):
        self._check_thread()
        if self._handle is None:
            raise ProgrammingError("Cannot operate on a closed database.")

    def _begin(self):
        """What is executed before a statement that changes rows."""
        return "" if self._level is None else f"BEGIN {self._level}"

    def _ask(self, sql):
        """Executes a statement without rows; answers all that is then told of the connection."""
        told = _sqlite.run(_sqlite.databases, self._handle, 0, sql, True, "", (), self._patience)
        if told[0]:
            raise error_of(*told[0])
        return told

    def _end(self, sql):
        if self.in_transaction:
            self._ask(sql)

    @property
    def in_transaction(self):
        """Whether something has been changed that is neither committed nor undone."""
        return self._state()[7]

    @property
    def total_changes(self):
        """Rows changed since the connection was opened."""
        return self._state()[5]

    def _state(self):
        if self._handle is None:
            raise ProgrammingError("Cannot operate on a closed database.")
        return self._ask("")

    @property
    def isolation_level(self):
        """How transactions begin by themselves, or None when they do not."""
        return self._level

    @isolation_level.setter
    def isolation_level(self, level):
        self._level = self._checked_level(level)
        if level is None:
            self.commit()

    def cursor(self, factory=Cursor):
        """A cursor, which executes statements."""
        self._check()
        cursor = factory(self)
        if self.row_factory is not None:
            cursor.row_factory = self.row_factory
        return cursor

    def execute(self, sql, parameters=()):
        """Executes a statement with a cursor made for it."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters):
        """Executes a statement once for each of the parameters, with a cursor made for it."""
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script):
        """Executes statement after statement, with a cursor made for them."""
        return self.cursor().executescript(sql_script)

    def commit(self):
        """Makes what was changed visible to all, for good."""
        self._check()
        self._end("COMMIT")

    def rollback(self):
        """Undoes what was changed."""
        self._check()
        self._end("ROLLBACK")

    def close(self):
        """Closes the connection; what is not committed is undone."""
        self._check_thread()
        handle = self._handle
        self._handle = None
        if handle is not None:
            _sqlite.close(_sqlite.databases, handle)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.rollback()
            return False
        try:
            self.commit()
        except Error:
            self.rollback()
            raise
        return False

    def __call__(self, sql):
        raise NotSupportedError("statements are prepared by execute()")

    def __getattr__(self, name):
        if name in _REFUSED:
            raise NotSupportedError(f"Connection.{name} is not supported here")
        raise AttributeError(f"'sqlite3.Connection' object has no attribute '{name}'")


_REFUSED = {
    "backup", "blobopen", "create_aggregate", "create_collation", "create_function",
    "create_window_function", "deserialize", "enable_load_extension", "getlimit", "interrupt",
    "iterdump", "load_extension", "serialize", "set_authorizer", "set_progress_handler",
    "set_trace_callback", "setlimit",
}


def connect(database, timeout=5.0, detect_types=0, isolation_level="", check_same_thread=True,
            factory=Connection, cached_statements=128, uri=False):
    """Opens a connection to the database in a file, or to one in memory."""
    return factory(database, timeout, detect_types, isolation_level, check_same_thread, factory,
                   cached_statements, uri)
