import threading


def fire():
    print("Bang!")


start = threading.Barrier(4, action=fire, timeout=5)
indexes = []
lock = threading.Lock()


def runner(lane):
    index = start.wait()
    with lock:
        indexes.append(index)


runners = [threading.Thread(target=runner, args=(lane,)) for lane in range(1, 5)]
for r in runners:
    r.start()
for r in runners:
    r.join()
print(sorted(indexes), start.parties, start.n_waiting, start.broken)
