"""The same lost update with processes: a shared number, with its lock and with another one."""
from multiprocessing import Array, Lock, Process, Value


def deposit(balance, times):
    for _ in range(times):
        with balance.get_lock():
            balance.value += 1


def fill(row, start, step, lock):
    for place in range(start, len(row), step):
        with lock:
            row[place] = place * place


def scale(numbers, factor):
    with numbers.get_lock():
        for place in range(len(numbers)):
            numbers[place] *= factor


if __name__ == "__main__":
    balance = Value("i", 0)
    workers = [Process(target=deposit, args=(balance, 50)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("balance:", balance.value)

    lock = Lock()
    row = Array("i", 10)
    workers = [Process(target=fill, args=(row, start, 2, lock)) for start in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(list(row), row[2], row[-1], row[1:4], len(row))

    numbers = Array("d", [0.5, 1.5, 2.5], lock=True)
    p = Process(target=scale, args=(numbers, 2))
    p.start()
    p.join()
    print(numbers[:])
    wide, small, letter = Value("q", 2 ** 40), Value("b", 0), Value("c", b"x")
    small.value = 200
    letter.value = b"z"
    print(wide.value, small.value, letter.value)
    raw = Value("d", 1.25, lock=False)
    raw.value += 1
    print(raw.value)
    text = Array("c", b"hello")
    text[0] = b"J"
    print(text.value, text[:])
    try:
        row[10] = 1
    except IndexError as error:
        print("IndexError:", error)
    try:
        balance.value = "many"
    except TypeError as error:
        print("TypeError:", error)
