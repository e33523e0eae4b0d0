import threading

family = []
lock = threading.Lock()


def descend(name, depth):
    if depth == 0:
        with lock:
            family.append(name)
        return
    children = [threading.Thread(target=descend, args=(f"{name}.{i}", depth - 1)) for i in (1, 2)]
    for c in children:
        c.start()
    for c in children:
        c.join()
    with lock:
        family.append(name)


root = threading.Thread(target=descend, args=("1", 3))
root.start()
root.join()
print(len(family), family[-1])
print(sorted(family))
