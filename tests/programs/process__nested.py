import multiprocessing as mp


def leaf(queue, number):
    queue.put((mp.current_process().name, mp.parent_process().name, number))


def branch(queue, number):
    children = [mp.Process(target=leaf, args=(queue, number * 10 + n)) for n in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()


if __name__ == "__main__":
    queue = mp.Queue()
    processes = [mp.Process(target=branch, args=(queue, n)) for n in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    for line in sorted(queue.get() for _ in range(4)):
        print(line)
