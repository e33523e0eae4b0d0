# Threads that take the items of one iterator in their own for loops: each item comes to one of them, and
# a loop's own iterator is nobody else's.
import threading

LIMIT = 3000


def take(source, taken):
    for item in source:
        taken.append(item)


def shared_by_four(source):
    lists = [[] for _ in range(4)]
    threads = [threading.Thread(target=take, args=(source, taken)) for taken in lists]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(item for taken in lists for item in taken)


print(shared_by_four(iter(range(LIMIT))) == list(range(LIMIT)))
print(shared_by_four(iter(list(range(LIMIT)))) == list(range(LIMIT)))
print(shared_by_four(iter(tuple(range(LIMIT)))) == list(range(LIMIT)))
print(shared_by_four(reversed(range(LIMIT))) == list(range(LIMIT)))
# A range is no iterator: each loop goes through all of it.
print(shared_by_four(range(LIMIT)) == sorted(list(range(LIMIT)) * 4))
