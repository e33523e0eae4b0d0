"""Threads that import the same modules at the same moment all get whole ones."""

import threading

found = []
start = threading.Barrier(8)


def use():
    """Import what nobody has imported so far, and use its last parts."""
    start.wait()
    from statistics import stdev
    from textwrap import dedent
    from urllib.parse import urljoin

    import calendar

    found.append((stdev([1, 2, 3]), dedent("  x"), urljoin("http://a/b", "c"), calendar.monthrange(2024, 2)))


threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), set(found))
