"""Two sign-ups for one name, each of which looks whether it is taken before it inserts it."""

import sqlite3
import threading

with sqlite3.connect("app.db") as connection:
    connection.execute("CREATE TABLE members (name TEXT)")
welcomed = 0


def sign_up(name):
    global welcomed
    connection = sqlite3.connect("app.db")
    look = "SELECT 1 FROM members WHERE name = ?"
    if connection.execute(look, (name,)).fetchone() is None:
        with connection:
            connection.execute("INSERT INTO members VALUES (?)", (name,))
        with lock:
            welcomed += 1
    connection.close()


lock = threading.Lock()
threads = [threading.Thread(target=sign_up, args=("ada",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
members = connection.execute("SELECT count(*) FROM members").fetchone()[0]
