import threading

CAPACITY = 3
RIDES = 2

board = threading.Semaphore(0)
boarded = threading.Barrier(CAPACITY + 1)
unboarded = threading.Barrier(CAPACITY + 1)
rides = []


def passenger():
    board.acquire()
    boarded.wait()
    unboarded.wait()


def car():
    for ride in range(1, RIDES + 1):
        for _ in range(CAPACITY):
            board.release()
        boarded.wait()
        rides.append(f"ride {ride} with {CAPACITY} on board")
        unboarded.wait()


people = [threading.Thread(target=passenger) for _ in range(CAPACITY * RIDES)]
coaster = threading.Thread(target=car)
coaster.start()
for p in people:
    p.start()
for p in people:
    p.join()
coaster.join()
print(*rides, sep="\n")
