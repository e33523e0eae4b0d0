"""PyMySQL's interface, for courses that use MySQL, over the databases of the run: `%s` for parameters, and
cursors that give tuples or dicts. Every name of a database is a database of the run, empty at first.
"""

import sqlite3

from pymysql import cursors
from pymysql.err import (
    DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError, MySQLError,
    NotSupportedError, OperationalError, ProgrammingError, Warning, translated,
)

apilevel = "2.0"
paramstyle = "pyformat"
threadsafety = 1

# Seconds that MySQL waits for a lock, unless it is configured otherwise.
_PATIENCE = 50


class Connection:
    """A connection. As in MySQL, nothing is committed until `commit`, unless `autocommit` is on."""

    def __init__(self, host=None, user=None, password="", database=None, port=0, *,
                 db=None, passwd=None, autocommit=False, cursorclass=cursors.Cursor,
                 charset="", **options):
        self.host = host or "localhost"
        self.user = user
        self.cursorclass = cursorclass
        self._autocommit = bool(autocommit)
        self._connection = None
        self.open = True
        self.select_db(database or db or "mysql")

    def select_db(self, db):
        """Goes over to another database."""
        if self._connection is not None:
            self._connection.close()
        self.db = db
        # As in PyMySQL, who shares a connection between threads gets no error, but their rows mixed up.
        self._connection = sqlite3.connect(f"file:mysql-{db}?mode=memory&cache=shared", uri=True,
                                           timeout=_PATIENCE, check_same_thread=False)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self.autocommit(self._autocommit)

    def _open(self):
        if not self.open:
            raise InterfaceError(0, "")
        return self._connection

    def autocommit(self, value):
        """Whether each statement is committed by itself."""
        self._autocommit = bool(value)
        self._open().isolation_level = None if value else ""

    def get_autocommit(self):
        """Whether each statement is committed by itself."""
        return self._autocommit

    def begin(self):
        """Begins a transaction."""
        self._ask(lambda: self._open().execute("BEGIN"))

    def commit(self):
        """Makes what was changed visible to all, for good."""
        self._ask(self._open().commit)

    def rollback(self):
        """Undoes what was changed."""
        self._ask(self._open().rollback)

    def _ask(self, question):
        try:
            question()
        except sqlite3.Error as error:
            raise translated(error) from None

    def cursor(self, cursor=None):
        """A cursor, of the connection's class or another one."""
        self._open()
        return (cursor or self.cursorclass)(self)

    def ping(self, reconnect=True):
        """Whether the connection is open; opens it again if wanted."""
        if not self.open:
            if not reconnect:
                raise Error("Already closed")
            self.open = True
            self.select_db(self.db)

    def close(self):
        """Closes the connection; what is not committed is undone."""
        if not self.open:
            raise Error("Already closed")
        self.open = False
        self._connection.close()
        self._connection = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def connect(*arguments, **options):
    """Opens a connection."""
    return Connection(*arguments, **options)
