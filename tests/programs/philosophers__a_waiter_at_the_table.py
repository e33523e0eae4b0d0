import threading

N = 5
forks = [threading.Lock() for _ in range(N)]
waiter = threading.Semaphore(N - 1)
meals = [0] * N


def philosopher(i):
    left, right = forks[i], forks[(i + 1) % N]
    for _ in range(8):
        with waiter:
            left.acquire()
            right.acquire()
            meals[i] += 1
            right.release()
            left.release()


seats = [threading.Thread(target=philosopher, args=(i,)) for i in range(N)]
for seat in seats:
    seat.start()
for seat in seats:
    seat.join()
print("meals:", meals)
print("forks on the table:", sum(not f.locked() for f in forks))
