"""A thing is made by whoever finds it missing, without a lock: sometimes twice."""

import threading

cache = {}
made = []


def get():
    if "thing" not in cache:
        made.append(1)
        cache["thing"] = 7
    return cache["thing"]


threads = [threading.Thread(target=get) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
