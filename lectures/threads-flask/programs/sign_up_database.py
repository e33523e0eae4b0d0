"""Two people sign up with one name, in a database: each request looks first, then inserts."""

import sqlite3
import threading

with sqlite3.connect("app.db") as connection:
    connection.execute("CREATE TABLE members (name TEXT)")


def sign_up(name):
    """What one request does, on a connection of its own."""
    connection = sqlite3.connect("app.db")
    taken = connection.execute("SELECT * FROM members WHERE name = ?", (name,)).fetchone()
    if not taken:
        with connection:
            connection.execute("INSERT INTO members VALUES (?)", (name,))
    connection.close()


threads = [threading.Thread(target=sign_up, args=("ada",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
members = connection.execute("SELECT count(*) FROM members").fetchone()[0]
print("members called ada:", members)
