"""A transfer in two statements, each committed by itself. Meanwhile the bank counts its money."""

import sqlite3
import threading

with sqlite3.connect("bank.db") as connection:
    connection.execute("CREATE TABLE accounts (owner TEXT, money INTEGER)")
    connection.execute("INSERT INTO accounts VALUES ('Ann', 100), ('Bob', 100)")


def transfer(amount):
    """Ann pays Bob. In between, the money is nowhere."""
    bank = sqlite3.connect("bank.db")
    bank.execute("UPDATE accounts SET money = money - ? WHERE owner = 'Ann'", (amount,))
    bank.commit()
    bank.execute("UPDATE accounts SET money = money + ? WHERE owner = 'Bob'", (amount,))
    bank.commit()
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
