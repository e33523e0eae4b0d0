"""Files of many lines, written and read line by line; and bytes in which things are looked for."""
import os
import re
import tempfile
import threading
from pathlib import Path

folder = tempfile.mkdtemp()
path = os.path.join(folder, "many.txt")
with open(path, "w") as out:
    for number in range(20_000):
        out.write(f"line {number} of the file\n")
with open(path) as lines:
    print(sum(len(line) for line in lines), os.path.getsize(path))
with open(path) as lines:
    print(len(lines.readlines()))
with open(path, "a") as out:
    out.write("the end")
    print(out.tell() == os.path.getsize(path) or "kept back")
with open(path, "rb") as data:
    data.seek(-7, os.SEEK_END)
    print(data.read(), data.tell() == os.path.getsize(path))
with open(path, "r+") as both:
    both.seek(5)
    both.write("X")
    both.seek(0)
    print(both.readline(), end="")


def count(word, found):
    with open(path) as lines:
        found[word] = sum(word in line for line in lines)


found = {}
threads = [threading.Thread(target=count, args=(word, found)) for word in ("7", "line 1", "end")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found.items()))


def add(name):
    with open(os.path.join(folder, "log.txt"), "a") as log:
        for number in range(100):
            log.write(f"{name} {number}\n")


threads = [threading.Thread(target=add, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with open(os.path.join(folder, "log.txt")) as log:
    print(len(log.read().split("\n")))
for place, folders, files in os.walk(Path(folder)):
    print(type(place).__name__, folders, sorted(files))

data = b"abcabc\x80\xffabc"
for call in (
    lambda: data.find(b"c"), lambda: data.find(b"bc", 2), lambda: data.find(b"x"), lambda: data.find(255), lambda: data.find(97, 1, 3),
    lambda: data.rfind(b"abc"), lambda: data.rfind(b"abc", 0, 6), lambda: data.rfind(99), lambda: data.index(b"\xff"),
    lambda: data.rindex(b"b"), lambda: data.index(b"z"), lambda: data.rindex(1), lambda: data.count(b"abc"), lambda: data.count(b""),
    lambda: b"aaaa".count(b"aa"), lambda: data.count(97, 3), lambda: data.startswith(b"abc"), lambda: data.startswith(b"bc", 1),
    lambda: data.startswith((b"x", b"ab")), lambda: data.endswith(b"abc"), lambda: data.endswith(b"abc", 0, 3), lambda: data.find(b""),
    lambda: data.find(b"", 11), lambda: data.find(b"", 12), lambda: data.find(b"a", -3), lambda: data.find(300), lambda: data.find("a"),
    lambda: data.find(b"a", "1"), lambda: data.startswith(97), lambda: data.startswith("a"), lambda: data.count("a"), lambda: data.find(),
    lambda: b"".find(b"a"), lambda: b"".count(b""), lambda: data.find(b"c", None, None), lambda: data.find(b"a", 5, 2),
):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(re.match(".*", "x" * 80), re.match(".", "x"))
