import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE n (i INTEGER PRIMARY KEY)")
cursor = connection.executemany("INSERT INTO n VALUES (?)", ((i,) for i in range(1200)))
print(cursor.rowcount, cursor.lastrowid, connection.total_changes)
cursor.execute("SELECT i FROM n ORDER BY i")
print(cursor.fetchone(), cursor.fetchmany(), cursor.fetchmany(3))
cursor.arraysize = 4
print(cursor.fetchmany())
rest = cursor.fetchall()
print(len(rest), rest[0], rest[-1], cursor.fetchone())
print(sum(i for (i,) in connection.execute("SELECT i FROM n")))
cursor.execute("SELECT i FROM n")
first = next(cursor)
cursor.execute("SELECT count(*) FROM n")
print(first, list(cursor))
endless = connection.execute("""
    WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT n FROM up
""")
print([next(endless)[0] for _ in range(5)])
endless.close()
for call in (endless.fetchone, lambda: endless.execute("SELECT 1")):
    try:
        call()
    except sqlite3.ProgrammingError as error:
        print(error)
try:
    connection.executemany("SELECT ?", [(1,)])
except sqlite3.ProgrammingError as error:
    print(error)
print(connection.execute("DELETE FROM n WHERE i < 100").rowcount)
print(connection.execute("SELECT 1").rowcount)
