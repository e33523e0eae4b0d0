import threading


class ReadWriteLock:
    def __init__(self):
        self.readers = 0
        self.guard = threading.Lock()
        self.room_empty = threading.Lock()

    def acquire_read(self):
        with self.guard:
            self.readers += 1
            if self.readers == 1:
                self.room_empty.acquire()

    def release_read(self):
        with self.guard:
            self.readers -= 1
            if self.readers == 0:
                self.room_empty.release()

    def acquire_write(self):
        self.room_empty.acquire()

    def release_write(self):
        self.room_empty.release()


lock = ReadWriteLock()
page = {"text": "", "version": 0}
torn = []


def writer(words):
    for word in words:
        lock.acquire_write()
        try:
            page["text"] += word
            page["version"] += 1
        finally:
            lock.release_write()


def reader():
    for _ in range(20):
        lock.acquire_read()
        if len(page["text"]) != page["version"]:
            torn.append(dict(page))
        lock.release_read()


threads = [threading.Thread(target=reader) for _ in range(3)]
threads += [threading.Thread(target=writer, args=("x" * 15,)), threading.Thread(target=writer, args=("y" * 10,))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("version", page["version"])
print("x:", page["text"].count("x"), "y:", page["text"].count("y"))
print("torn reads:", torn)
