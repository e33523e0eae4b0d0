import os
import sqlite3
import tempfile
import threading

path = os.path.join(tempfile.mkdtemp(), "app.db")
with sqlite3.connect(path) as connection:
    connection.execute("CREATE TABLE loose (name TEXT)")
    connection.execute("CREATE TABLE strict (name TEXT UNIQUE)")
both_looked = threading.Barrier(2)
refused = []


def sign_up(name):
    connection = sqlite3.connect(path, timeout=60)
    taken = connection.execute("SELECT 1 FROM loose WHERE name = ?", (name,)).fetchone()
    both_looked.wait()
    if not taken:
        with connection:
            connection.execute("INSERT INTO loose VALUES (?)", (name,))
        try:
            with connection:
                connection.execute("INSERT INTO strict VALUES (?)", (name,))
        except sqlite3.IntegrityError as error:
            refused.append(str(error))
    connection.close()


threads = [threading.Thread(target=sign_up, args=("ada",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
connection = sqlite3.connect(path)
print(connection.execute("SELECT name FROM loose").fetchall())
print(connection.execute("SELECT name FROM strict").fetchall(), refused)
