import sqlite3

connection = sqlite3.connect(":memory:")
connection.row_factory = sqlite3.Row
row = connection.execute("SELECT 1 AS number, 'x' AS Text").fetchone()
print(row["NUMBER"], row["text"], row[0], row[-1], row[0:2], len(row))
print(row.keys(), tuple(row), dict(row), list(row), isinstance(row, sqlite3.Row))
for key in ("zz", 7, 1.5):
    try:
        row[key]
    except IndexError as error:
        print("IndexError", error)
again = connection.execute("SELECT 1 AS number, 'x' AS Text").fetchone()
print(row == again, hash(row) == hash(again), row != again, row == (1, "x"))
number, text = row
print(number, text)

connection.row_factory = lambda cursor, row: {
    column[0]: value for column, value in zip(cursor.description, row)
}
print(connection.execute("SELECT 1 AS a, NULL AS b").fetchall())
cursor = connection.cursor()
cursor.row_factory = None
print(cursor.execute("SELECT 1, 2").fetchone())
connection.row_factory = None
connection.text_factory = bytes
print(connection.execute("SELECT 'é', 5, NULL").fetchone())
connection.text_factory = lambda data: data.decode() + "!"
print(connection.execute("SELECT 'é', 5, NULL").fetchone())
