import multiprocessing
import os
import sqlite3
import tempfile


def work(path, number):
    with sqlite3.connect(path, timeout=60) as connection:
        connection.execute("INSERT INTO t VALUES (?)", (number,))


if __name__ == "__main__":
    path = os.path.join(tempfile.mkdtemp(), "app.db")
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    processes = [multiprocessing.Process(target=work, args=(path, n)) for n in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    connection = sqlite3.connect(path)
    print(connection.execute("SELECT x FROM t ORDER BY x").fetchall())
