"""Names that programs take from `threading` though they stand there for its own use."""

import multiprocessing
from threading import _allocate_lock, _start_new_thread

lock = _allocate_lock()
ended = _allocate_lock()
ended.acquire()
numbers = []


def add(number, last=False):
    with lock:
        numbers.append(number)
        is_last = len(numbers) == 4
    if is_last:
        ended.release()


for number in range(3):
    _start_new_thread(add, (number,))
_start_new_thread(add, (3,), {"last": True})
ended.acquire()
print(sorted(numbers), lock.locked())
try:
    _start_new_thread(add, [1])
except TypeError as error:
    print(error)

for code, numbers in [("i", [1, 2]), ("d", 3), ("q", 1), ("c", 4)]:
    print(str(multiprocessing.Array(code, numbers)).split(" object at ")[0])
    print(str(multiprocessing.RawArray(code, numbers)).split(" object at ")[0])
