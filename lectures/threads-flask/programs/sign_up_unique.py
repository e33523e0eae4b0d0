"""Two people sign up with one name: the table has every name only once, and says so."""

import sqlite3
import threading

with sqlite3.connect("app.db") as connection:
    connection.execute("CREATE TABLE members (name TEXT UNIQUE)")


def sign_up(name):
    """What one request does: it just inserts, and the database looks and inserts in one step."""
    connection = sqlite3.connect("app.db")
    try:
        with connection:
            connection.execute("INSERT INTO members VALUES (?)", (name,))
    except sqlite3.IntegrityError:
        pass  # the name is taken
    connection.close()


threads = [threading.Thread(target=sign_up, args=("ada",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
members = connection.execute("SELECT count(*) FROM members").fetchone()[0]
print("members called ada:", members)
