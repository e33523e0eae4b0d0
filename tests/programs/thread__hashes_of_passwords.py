"""Threads look for the words behind hashes, each for the words of one length."""
import hashlib
import itertools
import string
import threading

wanted = {hashlib.sha512(word.encode()).hexdigest(): None for word in ("b", "cab", "dd")}
print([hash_text[:12] for hash_text in wanted])


def search(length):
    for letters in itertools.product(string.ascii_lowercase[:5], repeat=length):
        word = "".join(letters)
        found = hashlib.sha512(word.encode("utf-8")).hexdigest()
        if found in wanted:
            wanted[found] = word


threads = [threading.Thread(target=search, args=(length,)) for length in (1, 2, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(list(wanted.values()))

for data in (bytearray(b"x"), memoryview(b"x"), "x", 5, None):
    try:
        print(hashlib.md5(data).hexdigest())
    except TypeError as error:
        print(error)
running = hashlib.sha256()
for data in (b"a", bytearray(b"b"), memoryview(b"c"), "d", 5):
    try:
        running.update(data)
    except TypeError as error:
        print(error)
try:
    running.update()
except TypeError as error:
    print(error)
copied = running.copy()
copied.update(b"!")
print(running.hexdigest() == hashlib.sha256(b"abc").hexdigest(), copied.hexdigest() == running.hexdigest())
print(running.name, running.digest_size, running.block_size, type(running), running.digest())
print(bytes(range(20)).hex(), bytes(range(20)).hex(":", 4), b"".hex())
try:
    hashlib.new("nothing")
except ValueError as error:
    print(error)
