import os
import sqlite3
import tempfile

path = os.path.join(tempfile.mkdtemp(), "shop.db")
one = sqlite3.connect(path)
two = sqlite3.connect(path)


def count(connection):
    return connection.execute("SELECT count(*) FROM orders").fetchone()[0]


one.execute("CREATE TABLE orders (what)")
one.execute("INSERT INTO orders VALUES ('book')")
print("not committed:", count(one), count(two), one.in_transaction, two.in_transaction)
one.commit()
print("committed:", count(one), count(two))
one.execute("DELETE FROM orders")
print("deleted:", count(one), count(two))
one.rollback()
print("undone:", count(one), count(two))
two.execute("INSERT INTO orders VALUES ('pen')")
two.close()
print("closed without commit:", count(one))

one.isolation_level = None
one.execute("INSERT INTO orders VALUES ('cup')")
print("without transactions:", one.in_transaction, count(sqlite3.connect(path)))
one.execute("BEGIN")
one.execute("INSERT INTO orders VALUES ('plate')")
print("with our own:", one.in_transaction, count(sqlite3.connect(path)))
one.execute("ROLLBACK")
print("undone:", count(one))
one.isolation_level = "immediate"
print(one.isolation_level)
one.execute("INSERT INTO orders VALUES ('fork')")
one.executescript("INSERT INTO orders VALUES ('knife'); SELECT 1;")
print("a script commits:", one.in_transaction, count(sqlite3.connect(path)))
for level in ("foo", 5):
    try:
        one.isolation_level = level
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
one.execute("INSERT INTO orders VALUES ('a'), ('b')")
one.execute("SAVEPOINT s")
one.execute("INSERT INTO orders VALUES ('c')")
one.execute("ROLLBACK TO s")
one.commit()
print(count(one))
one.close()
for call in (one.commit, one.cursor, one.rollback, lambda: one.execute("SELECT 1"), one.close,
             lambda: one.in_transaction, lambda: one.__enter__()):
    try:
        print(call())
    except sqlite3.ProgrammingError as error:
        print(error)
