"""Short names for what a course's programs do with a database, in the manner of Wellesley's CS 304: where
there is a configuration file to read, here there is nothing to configure.
"""

import pymysql
from pymysql.cursors import DictCursor

_dsn = {"host": "localhost", "user": "student", "database": "student_db"}


def read_cnf(cnf_file="~/.my.cnf"):
    """The settings for `connect`: who connects, and to which database."""
    return dict(_dsn)


def cache_cnf(cnf_file="~/.my.cnf"):
    """Reads the settings, once and for all."""
    return dict(_dsn)


def use(database):
    """Which database later connections are to."""
    _dsn["database"] = database


def conf(db):
    """Reads the settings and says which database later connections are to."""
    cache_cnf()
    use(db)


def connect(dsn=None):
    """A connection of the caller's own: every request needs one."""
    return pymysql.connect(**(dsn or _dsn))


def select_db(conn, db):
    """Has a connection go over to another database."""
    conn.select_db(db)


def cursor(conn):
    """A cursor that gives rows as tuples."""
    return conn.cursor()


def dict_cursor(conn):
    """A cursor that gives rows as dicts."""
    return conn.cursor(DictCursor)
