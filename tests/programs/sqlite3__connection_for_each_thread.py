import os
import sqlite3
import tempfile
import threading

path = os.path.join(tempfile.mkdtemp(), "app.db")
with sqlite3.connect(path) as connection:
    connection.execute("CREATE TABLE likes (page TEXT PRIMARY KEY, count INTEGER)")
    connection.execute("INSERT INTO likes VALUES ('home', 0)")


def like(times):
    connection = sqlite3.connect(path, timeout=60)
    for _ in range(times):
        with connection:
            connection.execute("UPDATE likes SET count = count + 1 WHERE page = ?", ("home",))
    connection.close()


threads = [threading.Thread(target=like, args=(25,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sqlite3.connect(path).execute("SELECT * FROM likes").fetchone())
