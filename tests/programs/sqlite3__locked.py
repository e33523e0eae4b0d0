import os
import sqlite3
import tempfile
import time

path = os.path.join(tempfile.mkdtemp(), "app.db")
one = sqlite3.connect(path, timeout=0.05)
two = sqlite3.connect(path, timeout=0.05)
one.execute("CREATE TABLE t (x)")
one.execute("INSERT INTO t VALUES (1)")
began = time.monotonic()
try:
    two.execute("INSERT INTO t VALUES (2)")
except sqlite3.OperationalError as error:
    print(error, error.sqlite_errorname, two.in_transaction, time.monotonic() - began >= 0.04)
one.commit()
two.rollback()
two.execute("INSERT INTO t VALUES (3)")

# Whoever reads keeps others from committing, not from reading.
reader = sqlite3.connect(path)
rows = reader.execute("SELECT x FROM t UNION ALL SELECT x FROM t")
print(rows.fetchone())
try:
    two.commit()
except sqlite3.OperationalError as error:
    print(error, two.in_transaction)
print(rows.fetchall())
two.commit()
print(two.in_transaction, reader.execute("SELECT x FROM t ORDER BY x").fetchall())

# Two that have read and now want to write: waiting would not help.
patient = [sqlite3.connect(path, timeout=60, isolation_level=None) for _ in range(2)]
for connection in patient:
    connection.execute("BEGIN")
    print(connection.execute("SELECT count(*) FROM t").fetchone())
patient[0].execute("UPDATE t SET x = x + 1")
try:
    patient[1].execute("UPDATE t SET x = x + 10")
except sqlite3.OperationalError as error:
    print(error)
patient[1].rollback()
patient[0].commit()
print(one.execute("SELECT sum(x) FROM t").fetchone())
one.isolation_level = "EXCLUSIVE"
one.execute("INSERT INTO t VALUES (9)")
try:
    two.execute("SELECT * FROM t")
except sqlite3.OperationalError as error:
    print(error)
