import os
import threading

NAME = "threads-append-results.txt"
lock = threading.Lock()


def work(number):
    for line in range(3):
        with lock:
            with open(NAME, "a") as f:
                f.write(f"thread {number} line {line}\n")


with open(NAME, "w") as f:
    f.write("header\n")
threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
with open(NAME) as f:
    lines = f.read().splitlines()
print(lines[0], len(lines))
print(sorted(lines[1:])[:4])
print(os.path.exists(NAME), os.path.getsize(NAME), os.path.isfile(NAME), os.path.isdir(NAME))
os.remove(NAME)
print(os.path.exists(NAME))
try:
    open(NAME)
except FileNotFoundError as e:
    print(e, e.errno, e.filename, e.strerror)
