import datetime
import sqlite3


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return f"{self.x};{self.y}"


sqlite3.register_adapter(complex, lambda value: f"{value.real}+{value.imag}i")
sqlite3.register_converter("point", lambda text: tuple(map(int, text.split(b";"))))
both = sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES
connection = sqlite3.connect(":memory:", detect_types=both)
connection.execute("CREATE TABLE t (day date, moment timestamp, place point, other)")
moment = datetime.datetime(2026, 11, 21, 20, 42, 1, 5000)
connection.execute("INSERT INTO t VALUES (?, ?, ?, ?)", (moment.date(), moment, Point(3, 4), 2j))
connection.execute("INSERT INTO t (other) VALUES (1.5)")
for row in connection.execute("SELECT * FROM t"):
    print(row)
cursor = connection.execute('SELECT day AS "d [date]", place AS "p [point]" FROM t')
print(cursor.description[0][0], cursor.description[1][0], cursor.fetchone())
plain = sqlite3.connect(":memory:")
print(plain.execute("SELECT ?, ?", (moment, bytearray(b"ab"))).fetchone())
values = plain.execute("SELECT 1, 1.0, '1', x'31', NULL, 9223372036854775807, 1e300").fetchone()
print(values, [type(value).__name__ for value in values])
