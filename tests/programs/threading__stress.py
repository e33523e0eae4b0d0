"""Many threads lock, wait, time out, hand on and queue, all at once: nothing is lost, nobody is left."""

import queue
import threading

THREADS = 20
ROUNDS = 60
TURNS = 3
LETTERS = 10

lock = threading.Lock()
again = threading.RLock()
few = threading.Semaphore(3)
changed = threading.Condition()
barrier = threading.Barrier(THREADS)
letters = queue.Queue(5)
counter = 0
inside = 0
most = 0
turn = 0
received = []


def count():
    """Plain and re-entrant locks, now and then with a timeout that may pass."""
    global counter
    for number in range(ROUNDS):
        if number % 3 == 0:
            while not lock.acquire(timeout=0.0005):
                pass
            counter += 1
            lock.release()
        else:
            with lock, again, again:
                counter += 1


def enter():
    """No more than a few at a time."""
    global inside, most
    with few:
        with lock:
            inside += 1
            most = max(most, inside)
        with lock:
            inside -= 1


def take_turns(me):
    """Each waits for its turn, and hands it on."""
    global turn
    for _ in range(TURNS):
        with changed:
            while turn % THREADS != me:
                changed.wait()
            turn += 1
            changed.notify_all()


def write(me):
    """Half of the threads send, the other half receive, with little room in between."""
    for number in range(LETTERS):
        if me % 2 == 0:
            letters.put((me, number))
        else:
            received.append(letters.get())


def work(me):
    """Everything, after all have come to the start line."""
    barrier.wait()
    count()
    enter()
    take_turns(me)
    write(me)


threads = [threading.Thread(target=work, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print("counted:", counter, "of", THREADS * ROUNDS)
print("never more than three inside:", 1 <= most <= 3)
print("turns:", turn)
print("letters:", len(set(received)), "of", THREADS // 2 * LETTERS)
