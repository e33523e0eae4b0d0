"""Two readers may read together, a writer writes alone; the first reader locks the writer out."""

import threading

readers = 0
door = threading.Lock()
room = threading.Lock()
left = right = 0
seen = []


def read():
    global readers
    with door:
        readers += 1
        if readers == 1:
            room.acquire()
    one = left
    seen.append(one == right)
    with door:
        readers -= 1
        if readers == 0:
            room.release()


def write():
    global left, right
    with room:
        left += 1
        right += 1


threads = [threading.Thread(target=target) for target in (read, read, write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
