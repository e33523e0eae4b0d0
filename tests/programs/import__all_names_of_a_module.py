"""What `from module import *` binds is what the module says."""

import queue
import threading

for module in (threading, queue):
    names = {}
    exec(f"from {module.__name__} import *", names)
    print(module.__name__, module.__all__)
    print(sorted(name for name in names if not name.startswith("_")) == sorted(module.__all__))
from queue import *
from threading import *

lock = Lock()
seen = Queue()

def work(number):
    with lock:
        seen.put(number)

threads = [Thread(target=work, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen.get() for _ in range(3)), active_count())
try:
    sys
except NameError as error:
    print(error)
