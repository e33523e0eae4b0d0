"""Builtins that few programs name, all named first by several threads at once."""
import threading

start = threading.Barrier(6)
seen = []
lock = threading.Lock()


def work(number):
    start.wait()
    found = bytearray(b"ab") + bytes([number])
    start.wait()
    number_with_parts = complex(1, number)
    start.wait()
    summed = eval("1 + 2")
    start.wait()
    group = ExceptionGroup("several", [ValueError(number)])
    with lock:
        seen.append((number, found, number_with_parts, summed, str(group), memoryview(b"xyz")[number % 3]))


threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for each in sorted(seen):
    print(*each)
for name in ("bytearray", "complex"):
    try:
        exec(f"del {name}")
    except NameError as error:
        print(error)
