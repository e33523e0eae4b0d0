"""A program's own text is a file like any other: threads count its words."""

import os
import threading
from collections import Counter

counts = Counter()
lock = threading.Lock()


def count(lines):
    words = [word for line in lines for word in line.split() if word.isalpha()]
    with lock:
        counts.update(words)


with open(__file__) as file:
    text = file.read()
lines = text.splitlines()
threads = [threading.Thread(target=count, args=(lines[part::3],)) for part in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(len(lines), text.endswith("\n"), os.path.getsize(__file__) == len(text))
print(counts["for"], counts["import"], counts["in"])
print(os.path.isfile(__file__), os.path.exists(os.path.dirname(os.path.abspath(__file__))))
