import multiprocessing
import threading
from multiprocessing import Lock, Pipe, Pool, Queue, Value


def use(thing):
    return thing


class Thing:
    def __init__(self):
        self.lock = threading.Lock()


if __name__ == "__main__":
    with Pool(1) as pool:
        for thing in (Lock(), Queue(), Value("i", 1), threading.Lock(), Thing(), (n for n in ())):
            try:
                pool.apply(use, (thing,))
            except Exception as error:
                print(type(error).__name__, "-", error)

    def inner():
        return 1

    one, other = Pipe()
    for thing in (inner, lambda: 1):
        try:
            one.send(thing)
        except Exception as error:
            print(type(error).__name__, "-", str(error).split(" at 0x")[0])
    data = {"key": [1, 2]}
    one.send(data)
    copy = other.recv()
    print(copy == data, copy is data)
