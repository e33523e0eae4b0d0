from multiprocessing import Process, Queue

STOP = "stop"


def stage(function, source, target):
    while True:
        item = source.get()
        if item == STOP:
            target.put(STOP)
            break
        target.put(function(item))


def increment(n):
    return n + 1


def double(n):
    return n * 2


def describe(n):
    return f"<{n}>"


if __name__ == "__main__":
    queues = [Queue() for _ in range(4)]
    stages = [
        Process(target=stage, args=(function, source, target), name=function.__name__)
        for function, source, target in zip((increment, double, describe), queues, queues[1:])
    ]
    for s in stages:
        s.start()
    for n in range(6):
        queues[0].put(n)
    queues[0].put(STOP)
    print(list(iter(queues[-1].get, STOP)))
    for s in stages:
        s.join()
    print([(s.name, s.exitcode) for s in stages])
