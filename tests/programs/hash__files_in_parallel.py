import hashlib
from concurrent.futures import ThreadPoolExecutor

files = {"a.txt": b"threads", "b.txt": b"locks" * 1000, "c.txt": b""}


def checksum(item):
    name, data = item
    return name, hashlib.md5(data).hexdigest(), hashlib.sha256(data).hexdigest()[:16]


with ThreadPoolExecutor() as pool:
    for name, md5, sha in pool.map(checksum, files.items()):
        print(name, md5, sha)
