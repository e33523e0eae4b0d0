import threading

found = []
lock = threading.Lock()


def split(low, high):
    if high - low <= 2:
        with lock:
            found.extend(range(low, high))
        return
    middle = (low + high) // 2
    halves = [
        threading.Thread(target=split, args=(low, middle)),
        threading.Thread(target=split, args=(middle, high)),
    ]
    for half in halves:
        half.start()
    for half in halves:
        half.join()


split(0, 16)
print(sorted(found))
