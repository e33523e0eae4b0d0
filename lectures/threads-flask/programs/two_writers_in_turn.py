"""Two transactions that say at once that they will write: the second waits for the first."""

import sqlite3
import threading

with sqlite3.connect("bank.db") as connection:
    connection.execute("CREATE TABLE accounts (money INTEGER)")
    connection.execute("INSERT INTO accounts VALUES (100)")


def pay_in(amount):
    """Read the balance and write the new one, in one transaction."""
    bank = sqlite3.connect("bank.db", isolation_level=None)
    bank.execute("BEGIN IMMEDIATE")
    money = bank.execute("SELECT money FROM accounts").fetchone()[0]
    try:
        bank.execute("UPDATE accounts SET money = ?", (money + amount,))
        bank.execute("COMMIT")
        answers.append("paid in")
    except sqlite3.OperationalError as error:
        bank.rollback()
        answers.append(str(error))
    bank.close()


answers = []
threads = [threading.Thread(target=pay_in, args=(amount,)) for amount in (10, 20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
paid = answers.count("paid in")
print(sorted(answers))
