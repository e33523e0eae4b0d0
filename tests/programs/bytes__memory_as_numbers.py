"""Views of bytes as numbers: what threads and processes share in one block of memory."""

import array
import threading

block = bytearray(16)
numbers = memoryview(block).cast("I")
print(numbers.format, numbers.itemsize, len(numbers), numbers.nbytes, numbers.shape, numbers.strides)


def work(place):
    for step in range(50):
        numbers[place] = numbers[place] + place + 1


threads = [threading.Thread(target=work, args=(place,)) for place in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(numbers.tolist(), list(block), numbers[-1], list(numbers[1:3]))
print(numbers.cast("B").tolist()[:5], memoryview(block)[4:12].cast("H").tolist(), numbers.tobytes() == bytes(block))
for value in [-1, 2**32, "x"]:
    try:
        numbers[0] = value
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for format in ["Z", "II", "d"]:
    try:
        print(memoryview(block)[:12].cast(format))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    numbers.cast("H")
except TypeError as error:
    print(error)
try:
    numbers[7]
except IndexError as error:
    print(error)
halves = memoryview(bytearray(8)).cast("d")
halves[0] = 2.5
print(halves[0], halves.obj)
print(memoryview(b"ab").cast("c").tolist(), memoryview(b"\xff\x01").cast("b").tolist())
temperatures = array.array("d", [1.5, 2.5, 3.5])
view = memoryview(temperatures)
view[1] = 7.25
print(view.format, view.itemsize, len(view), view.nbytes, view.tolist(), temperatures, view[::2].tolist())
print(view.tobytes() == temperatures.tobytes())
