"""Bytes and lists that processes share by name, or by being handed them."""

from multiprocessing import Lock, Process, Queue
from multiprocessing.shared_memory import ShareableList, SharedMemory


def greet():
    block = SharedMemory(name="greeting")
    block.buf[:5] = b"HELLO"
    block.buf[10] = 33
    block.close()


def count(block, lock):
    for _ in range(50):
        with lock:
            block.buf[0] += 1


def double(name, answers):
    numbers = ShareableList(name=name)
    for place, value in enumerate(numbers):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            numbers[place] = value * 2
    numbers[3] = "short"
    answers.put(list(numbers))


def failing(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == "__main__":
    block = SharedMemory(name="greeting", create=True, size=16)
    block.buf[:11] = b"hello world"
    process = Process(target=greet)
    process.start()
    process.join()
    print(block, block.name, block.size, bytes(block.buf[:11]), block.buf[0], len(block.buf), bytes(block.buf[12:]))
    failing(SharedMemory, name="greeting", create=True, size=3)
    failing(block.buf.__setitem__, 0, 256)
    failing(block.buf.__setitem__, slice(0, 3), b"four")
    block.close()
    print(block.buf)
    block.unlink()
    failing(SharedMemory, name="greeting")
    failing(SharedMemory, create=True)
    failing(SharedMemory, create=True, size=-1)

    counter = SharedMemory(create=True, size=1)
    print(counter.name.startswith("psm_"))
    lock = Lock()
    counters = [Process(target=count, args=(counter, lock)) for _ in range(3)]
    for process in counters:
        process.start()
    for process in counters:
        process.join()
    print(counter.buf[0])
    counter.close()
    counter.unlink()

    mixed = ShareableList([1, 2.5, True, "a longer text", b"\x01\x02", None, -7], name="mixed")
    print(mixed, len(mixed), mixed[3], mixed[-1])
    answers = Queue()
    process = Process(target=double, args=(mixed.shm.name, answers))
    process.start()
    print(answers.get())
    process.join()
    print(list(mixed), mixed.count(None), mixed.index("short"))
    failing(mixed.__setitem__, 3, "far too long for the room of that text")
    failing(mixed.__getitem__, 7)
    failing(mixed.__setitem__, 7, 1)
    failing(mixed.index, "nowhere")
    mixed.shm.close()
    mixed.shm.unlink()
