"""Iterators of the library that threads share: nothing is handed out twice, nothing is lost."""

import threading
from itertools import chain, count, islice

tickets = count()
rows = chain(range(1000), range(1000, 2000))
squares = map(lambda n: n * n, range(500))
page = islice(count(7), 300)
drawn, read, squared, paged = [], [], [], []


def visitor():
    for _ in range(250):
        drawn.append(next(tickets))
    for row in rows:
        read.append(row)
    for square in squares:
        squared.append(square)
    while (number := next(page, None)) is not None:
        paged.append(number)


visitors = [threading.Thread(target=visitor) for _ in range(4)]
for thread in visitors:
    thread.start()
for thread in visitors:
    thread.join()
print(sorted(drawn) == list(range(1000)), next(tickets))
print(sorted(read) == list(range(2000)), len(squared), sum(squared))
print(sorted(paged) == list(range(7, 307)))
