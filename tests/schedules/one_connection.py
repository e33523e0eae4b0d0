"""Two threads share a connection, and with it a transaction: what one undoes may be the other's."""

import sqlite3
import threading

connection = sqlite3.connect(":memory:", check_same_thread=False)
connection.execute("CREATE TABLE t (who TEXT)")


def keep():
    connection.execute("INSERT INTO t VALUES ('keep')")
    connection.commit()


def undo():
    connection.execute("INSERT INTO t VALUES ('undo')")
    connection.rollback()


threads = [threading.Thread(target=work) for work in (keep, undo)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
rows = sorted(row[0] for row in connection.execute("SELECT who FROM t"))
