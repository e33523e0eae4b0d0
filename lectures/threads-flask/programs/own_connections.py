"""A connection for each request: nobody commits or undoes what is another's."""

import sqlite3
import threading

with sqlite3.connect("shop.db") as connection:
    connection.execute("CREATE TABLE orders (item TEXT)")


def buy():
    """A request that goes well."""
    connection = sqlite3.connect("shop.db")
    connection.execute("INSERT INTO orders VALUES ('book')")
    connection.commit()
    connection.close()


def give_up():
    """A request that changes its mind: what it has ordered is undone."""
    connection = sqlite3.connect("shop.db")
    connection.execute("INSERT INTO orders VALUES ('yacht')")
    connection.rollback()
    connection.close()


threads = [threading.Thread(target=request) for request in (buy, give_up)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
orders = [item for (item,) in connection.execute("SELECT item FROM orders ORDER BY item")]
print("ordered:", orders)
