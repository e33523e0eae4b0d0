import threading
from collections import Counter

TEXT = """the cat sat on the mat
the dog sat on the log
a cat and a dog
the end"""

partial = []
lock = threading.Lock()


def mapper(line):
    counts = Counter(line.split())
    with lock:
        partial.append(counts)


threads = [threading.Thread(target=mapper, args=(line,)) for line in TEXT.splitlines()]
for t in threads:
    t.start()
for t in threads:
    t.join()

total = Counter()
for counts in partial:
    total.update(counts)
for word, n in sorted(total.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print(f"{word:<5}{'*' * n} {n}")
print(sum(total.values()), "words,", len(total), "different,", total["unicorn"], "unicorns")
print((total - Counter({"the": 4, "cat": 5})).get("cat"), max(total, key=total.get))
