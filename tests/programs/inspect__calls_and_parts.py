"""Who called, what would be bound, and what stands where."""
import inspect
import os
import sys
import tempfile
import threading
from os import EX_USAGE


def who():
    frames = inspect.getouterframes(inspect.currentframe())
    return [frame.function for frame in frames]


def asked():
    return who()


def log(message):
    caller = inspect.getframeinfo(inspect.stack()[1][0])
    print(f"{os.path.basename(caller.filename)}:{caller.lineno} in {caller.function}: {message}")


def work(a, b=2, *rest, key: "int" = 3, **more) -> "str":
    log("working")
    raise ValueError("stopped")


class Account:
    limit = 5

    @property
    def balance(self):
        raise RuntimeError("never called")


print(asked())
thread = threading.Thread(target=lambda: print(asked()[:2]))
thread.start()
thread.join()
try:
    work(1)
except ValueError:
    traceback = sys.exc_info()[2]
    print([(frame.function, frame.lineno > 0) for frame in inspect.getinnerframes(traceback)], inspect.istraceback(traceback), inspect.getframeinfo(traceback).function)
print(sorted(map(str, inspect.getcallargs(work, 1, 4, 5, z=6).items())), inspect.get_annotations(work), inspect.get_annotations(work, eval_str=True))
account = Account()
print(type(inspect.getattr_static(account, "balance")).__name__, inspect.getattr_static(account, "limit"), inspect.getattr_static(account, "none", "missing"))
print(inspect.iscode(work.__code__), inspect.isdatadescriptor(Account.balance), inspect.getmodulename("a/b/worker.py"), os.path.basename(inspect.getsourcefile(work)))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    open(path, "w").write("0123456789")
    os.truncate(path, 4)
    os.utime(path, (1, 1000))
    moved = os.path.join(folder, "deep", "er", "b.txt")
    os.renames(path, moved)
    print(open(moved).read(), os.path.getmtime(moved), os.path.exists(path))
print(os.sysconf("SC_NPROCESSORS_ONLN") == os.cpu_count(), os.nice(0), EX_USAGE, os.getpgrp() > 0)
