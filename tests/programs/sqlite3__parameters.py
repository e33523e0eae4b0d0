import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE t (a, b)")


def attempt(*arguments):
    try:
        connection.execute(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("fine")


attempt("INSERT INTO t VALUES (?, ?)", (1, "x"))
attempt("INSERT INTO t VALUES (?, ?)", [None, 2.5])
attempt("INSERT INTO t VALUES (:a, :b)", {"a": b"\x00\xff", "b": True})
attempt("INSERT INTO t VALUES (?2, ?1)", (1, 2))
attempt("INSERT INTO t VALUES ($a, @b)", {"a": 1, "b": 2})
attempt("INSERT INTO t VALUES (?, ?)", (1,))
attempt("INSERT INTO t VALUES (?, ?)", (1, 2, 3))
attempt("INSERT INTO t VALUES (:a, :b)", {"a": 1})
attempt("INSERT INTO t VALUES (?, ?)", {"a": 1})
attempt("INSERT INTO t VALUES (?, ?)", (1, object))
attempt("INSERT INTO t VALUES (:a, :b)", {"a": [], "b": 1})
attempt("INSERT INTO t VALUES (?, ?)", 5)
attempt("INSERT INTO t VALUES (?, ?)", (1, 2 ** 63))
attempt("INSERT INTO t VALUES (?, ?)", (-2 ** 63, 2 ** 63 - 1))
attempt("INSERT INTO t VALUES ('Ü' || ?, ?)", ("日本", "it's"))
for row in connection.execute("SELECT * FROM t"):
    print(row)
print(connection.execute("SELECT ?, typeof(?1)", (b"x",)).fetchall())
