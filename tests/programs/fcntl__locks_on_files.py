"""Files known by numbers, and locks on them that keep other threads waiting."""
import fcntl
import os
import tempfile
import threading
import time

folder = tempfile.mkdtemp()
path = os.path.join(folder, "counter.txt")
with open(path, "w") as file:
    file.write("0")
    file.flush()
    os.fsync(file.fileno())
    print(file.fileno() > 2, file.fileno() == file.fileno())


def add(times):
    for _ in range(times):
        with open(path, "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            number = int(file.read())
            time.sleep(0)
            file.seek(0)
            file.write(str(number + 1))
            file.truncate()
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)


threads = [threading.Thread(target=add, args=(10,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(open(path).read())
first, second = open(path), open(path)
fcntl.flock(first, fcntl.LOCK_SH)
fcntl.flock(second, fcntl.LOCK_SH | fcntl.LOCK_NB)
with open(path, "a") as third:
    try:
        fcntl.flock(third, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        print(type(error).__name__, error)
    first.close()
    waiter = threading.Thread(target=fcntl.flock, args=(third, fcntl.LOCK_EX))
    waiter.start()
    second.close()
    waiter.join()
    print("third has it")
number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
print(os.write(number, b"hello, file"), os.lseek(number, 7, os.SEEK_SET), os.read(number, 10), os.fstat(number).st_size)
os.ftruncate(number, 5)
os.lseek(number, 0, 0)
print(os.read(number, 100))
os.close(number)
try:
    os.read(number, 1)
except OSError as error:
    print(error)
lock = os.path.join(folder, "one.lock")
made = []


def take(name):
    try:
        number = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError as error:
        made.append(error.errno)
    else:
        with os.fdopen(number, "w") as file:
            file.write("mine")
        made.append(0)


threads = [threading.Thread(target=take, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(made), open(lock).read())
number, name = tempfile.mkstemp(suffix=".tmp", dir=folder)
with open(number, "wb") as file:
    file.write(b"bytes")
os.replace(name, path)
print(open(path).read(), name.endswith(".tmp"), sorted(os.listdir(folder)))
for flags in (os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_EXCL):
    try:
        os.open(os.path.join(folder, "none") if flags == os.O_RDONLY else path, flags)
    except OSError as error:
        print(type(error).__name__, error.errno)
