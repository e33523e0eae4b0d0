"""One connection for everybody: two requests share its transaction, and one of them gives up."""

import sqlite3
import threading

connection = sqlite3.connect("shop.db", check_same_thread=False)
connection.execute("CREATE TABLE orders (item TEXT)")


def buy():
    """A request that goes well."""
    connection.execute("INSERT INTO orders VALUES ('book')")
    connection.commit()


def give_up():
    """A request that changes its mind: what it has ordered is undone. And what else?"""
    connection.execute("INSERT INTO orders VALUES ('yacht')")
    connection.rollback()


threads = [threading.Thread(target=request) for request in (buy, give_up)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
orders = [item for (item,) in connection.execute("SELECT item FROM orders ORDER BY item")]
print("ordered:", orders)
