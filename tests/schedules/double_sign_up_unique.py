"""Two sign-ups for one name, which the table itself keeps apart: it has the name only once."""

import sqlite3
import threading

with sqlite3.connect("app.db") as connection:
    connection.execute("CREATE TABLE members (name TEXT UNIQUE)")
welcomed = 0


def sign_up(name):
    global welcomed
    connection = sqlite3.connect("app.db")
    try:
        with connection:
            connection.execute("INSERT INTO members VALUES (?)", (name,))
        with lock:
            welcomed += 1
    except sqlite3.IntegrityError:
        pass
    connection.close()


lock = threading.Lock()
threads = [threading.Thread(target=sign_up, args=("ada",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
members = connection.execute("SELECT count(*) FROM members").fetchone()[0]
