import sqlite3
import threading

connection = sqlite3.connect(":memory:")


def use(connection):
    try:
        connection.execute("SELECT 1")
        print("fine")
    except sqlite3.ProgrammingError as error:
        print(str(error).split(". ")[0])


for check in (True, False):
    connection = sqlite3.connect(":memory:", check_same_thread=check)
    thread = threading.Thread(target=use, args=(connection,))
    thread.start()
    thread.join()

# The transaction is the connection's: whoever commits, commits for all.
connection.execute("CREATE TABLE t (x)")
connection.execute("INSERT INTO t VALUES ('mine')")


def other():
    connection.execute("INSERT INTO t VALUES ('theirs')")
    connection.rollback()


thread = threading.Thread(target=other)
thread.start()
thread.join()
connection.commit()
print(connection.execute("SELECT * FROM t").fetchall())
