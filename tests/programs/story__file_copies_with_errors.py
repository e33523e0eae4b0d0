import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

DISK = {"a.txt": 10, "b.txt": 0, "c.txt": 25}


class CopyError(OSError):
    def __init__(self, name, reason):
        super().__init__(f"{name}: {reason}")
        self.name = name


def copy(name):
    if name not in DISK:
        raise CopyError(name, "no such file")
    if DISK[name] == 0:
        raise CopyError(name, "empty file")
    return DISK[name]


done, failed = 0, []
with ThreadPoolExecutor(max_workers=3, thread_name_prefix="copier") as pool:
    futures = {pool.submit(copy, name): name for name in ["a.txt", "b.txt", "c.txt", "d.txt"]}
    for future in as_completed(futures):
        try:
            done += future.result()
        except CopyError as e:
            failed.append(e)
print("copied", done, "bytes")
for e in sorted(failed, key=lambda e: e.name):
    print(f"{type(e).__name__}: {e}")
print(isinstance(failed[0], OSError), threading.active_count())
