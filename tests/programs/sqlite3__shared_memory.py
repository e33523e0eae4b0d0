import sqlite3

one = sqlite3.connect("file:shared?mode=memory&cache=shared", uri=True)
two = sqlite3.connect("file:shared?mode=memory&cache=shared", uri=True)
apart = sqlite3.connect(":memory:")
with one:
    one.execute("CREATE TABLE t (x)")
    one.execute("INSERT INTO t VALUES (1)")
print(two.execute("SELECT * FROM t").fetchall())
try:
    apart.execute("SELECT * FROM t")
except sqlite3.OperationalError as error:
    print(error)
for call in (
    lambda: sqlite3.connect("/no/such/folder/x.db"),
    lambda: sqlite3.connect("file:/tmp/not-there-at-all.db?mode=ro", uri=True).execute("SELECT 1"),
    lambda: sqlite3.connect("file:x.db?mode=odd", uri=True),
):
    try:
        call()
    except sqlite3.OperationalError as error:
        print(error)
