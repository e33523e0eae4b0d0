import os
import sqlite3
import tempfile
import threading

path = os.path.join(tempfile.mkdtemp(), "app.db")
with sqlite3.connect(path) as connection:
    connection.execute("CREATE TABLE accounts (owner TEXT, money INTEGER CHECK (money >= 0))")
    connection.executemany("INSERT INTO accounts VALUES (?, ?)", [("ada", 50), ("bob", 0)])


def transfer(amount):
    connection = sqlite3.connect(path, timeout=60)
    try:
        with connection:
            connection.execute("UPDATE accounts SET money = money + ? WHERE owner = 'bob'", (amount,))
            connection.execute("UPDATE accounts SET money = money - ? WHERE owner = 'ada'", (amount,))
    finally:
        connection.close()


threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value)
for amount in (70, 20):
    thread = threading.Thread(target=transfer, args=(amount,))
    thread.start()
    thread.join()
    print(sqlite3.connect(path).execute("SELECT * FROM accounts").fetchall())
