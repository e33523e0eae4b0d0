from multiprocessing import Pipe, Process, Value, Lock, Array


def child(connection, total, lock, squares):
    for n in iter(connection.recv, None):
        with lock:
            total.value += n
        squares[n] = n * n
    connection.send("bye")
    connection.close()


if __name__ == "__main__":
    here, there = Pipe()
    total, lock, squares = Value("i", 0), Lock(), Array("i", 5)
    p = Process(target=child, args=(there, total, lock, squares), name="Adder")
    p.start()
    for n in (1, 2, 3, None):
        here.send(n)
    print(here.recv())
    p.join()
    print(total.value, squares[:], p.name, p.exitcode)
