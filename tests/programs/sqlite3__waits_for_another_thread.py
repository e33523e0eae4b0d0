import os
import sqlite3
import tempfile
import threading

path = os.path.join(tempfile.mkdtemp(), "app.db")
sqlite3.connect(path).execute("CREATE TABLE log (who TEXT)")
has_written = threading.Event()
may_commit = threading.Event()


def slow():
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("INSERT INTO log VALUES ('slow')")
    has_written.set()
    may_commit.wait()
    connection.commit()
    connection.close()


def patient():
    has_written.wait()
    connection = sqlite3.connect(path, timeout=60)
    threading.Timer(0.05, may_commit.set).start()
    connection.execute("INSERT INTO log VALUES ('patient')")
    connection.commit()
    connection.close()


threads = [threading.Thread(target=work) for work in (slow, patient)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sqlite3.connect(path).execute("SELECT who FROM log ORDER BY rowid").fetchall())
