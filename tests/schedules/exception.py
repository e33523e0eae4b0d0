"""A thread fails if it comes too early."""

import threading

table = {}


def fill():
    table["answer"] = 42


def use():
    print(table["answer"])


threads = [threading.Thread(target=fill), threading.Thread(target=use, name="user")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
