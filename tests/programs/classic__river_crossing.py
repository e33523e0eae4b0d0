from threading import Thread, Semaphore, Lock

BOAT = 4
mutex = Lock()
seats = {"hacker": Semaphore(0), "serf": Semaphore(0)}
waiting = {"hacker": 0, "serf": 0}
trips = []


def arrive(kind):
    other = "serf" if kind == "hacker" else "hacker"
    with mutex:
        waiting[kind] += 1
        crew = None
        if waiting[kind] == BOAT:
            crew = {kind: BOAT}
        elif waiting[kind] >= 2 and waiting[other] >= 2:
            crew = {kind: 2, other: 2}
        if crew:
            for who, n in crew.items():
                waiting[who] -= n
                for _ in range(n):
                    seats[who].release()
            trips.append(sum(crew.values()))
    seats[kind].acquire()


crowd = ["hacker"] * 6 + ["serf"] * 6
threads = [Thread(target=arrive, args=(kind,)) for kind in crowd]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("trips:", trips, "left on the bank:", sum(waiting.values()))
