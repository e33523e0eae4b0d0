"""A transfer in one transaction: both statements are seen, or neither."""

import sqlite3
import threading

with sqlite3.connect("bank.db") as connection:
    connection.execute("CREATE TABLE accounts (owner TEXT, money INTEGER)")
    connection.execute("INSERT INTO accounts VALUES ('Ann', 100), ('Bob', 100)")


def transfer(amount):
    """Ann pays Bob: `with bank` commits at its end, or undoes all if something goes wrong."""
    bank = sqlite3.connect("bank.db")
    with bank:
        bank.execute("UPDATE accounts SET money = money - ? WHERE owner = 'Ann'", (amount,))
        bank.execute("UPDATE accounts SET money = money + ? WHERE owner = 'Bob'", (amount,))
    bank.close()


def audit():
    """The sum of all accounts."""
    global total
    bank = sqlite3.connect("bank.db")
    total = bank.execute("SELECT sum(money) FROM accounts").fetchone()[0]
    bank.close()


total = None
threads = [threading.Thread(target=transfer, args=(70,)), threading.Thread(target=audit)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("money in the bank:", total)
