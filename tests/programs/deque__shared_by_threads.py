"""Appending and popping are atomic: threads may share a deque without a lock and lose nothing."""

import threading
from collections import deque

items = deque()
taken = deque()


def fill(start):
    for number in range(start, start + 500):
        if number % 2:
            items.append(number)
        else:
            items.appendleft(number)


def drain():
    while True:
        try:
            taken.append(items.popleft())
        except IndexError:
            return


threads = [threading.Thread(target=fill, args=(n * 500,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(items), sum(items), len(set(items)))

threads = [threading.Thread(target=drain) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(items), len(taken), sorted(taken) == list(range(2000)))

last = deque(maxlen=10)
threads = [threading.Thread(target=lambda: [last.append(n) for n in range(300)]) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(last))
