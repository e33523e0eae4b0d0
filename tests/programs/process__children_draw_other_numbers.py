"""A child's random numbers are its own, though it begins as a copy; those of a generator of one's own are not."""

import os
import random
from multiprocessing import Pool, Process, Queue

own = random.Random(7)
random.seed(5)


def draw(_=None):
    return random.random()


def tell(queue):
    queue.put((own.random(), random.random()))


if __name__ == "__main__":
    queue = Queue()
    children = [Process(target=tell, args=(queue,)) for _ in range(3)]
    for child in children:
        child.start()
    told = [queue.get() for _ in children]
    for child in children:
        child.join()
    print(len({first for first, _ in told}), len({second for _, second in told}))
    with Pool(3) as pool:
        print(len(set(pool.map(draw, range(12), chunksize=4))))
    read_end, write_end = os.pipe()
    if os.fork() == 0:
        os.write(write_end, repr(random.random()).encode())
        os._exit(0)
    os.wait()
    print(float(os.read(read_end, 100)) == random.random())
    random.seed(5)
    print(random.random())
