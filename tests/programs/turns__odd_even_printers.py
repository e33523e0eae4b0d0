import threading

odd_turn = threading.Semaphore(1)
even_turn = threading.Semaphore(0)
out = []


def odds(limit):
    for n in range(1, limit, 2):
        odd_turn.acquire()
        out.append(n)
        even_turn.release()


def evens(limit):
    for n in range(2, limit, 2):
        even_turn.acquire()
        out.append(n)
        odd_turn.release()


t1 = threading.Thread(target=odds, args=(12,), name="odd")
t2 = threading.Thread(target=evens, args=(12,), name="even")
t1.start(), t2.start()
t1.join(), t2.join()
print(*out, sep=", ")
