"""Two that pay in, one of whom waits for the database only a tenth of a second."""

import sqlite3
import threading

with sqlite3.connect("bank.db") as connection:
    connection.execute("CREATE TABLE payments (name TEXT)")
ends = {}


def pay_in(name, patience):
    own = sqlite3.connect("bank.db", timeout=patience, isolation_level=None)
    try:
        own.execute("BEGIN IMMEDIATE")
        own.execute("INSERT INTO payments VALUES (?)", (name,))
        own.execute("COMMIT")
        ends[name] = "paid in"
    except sqlite3.OperationalError as error:
        ends[name] = str(error)
    own.close()


threads = [threading.Thread(target=pay_in, args=pair) for pair in (("Ann", 5), ("Bob", 0.1))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
ended = sorted(ends.items())
