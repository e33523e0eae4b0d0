import threading

data = None
ready = threading.Event()
taken = threading.Event()
log = []


def produce():
    global data
    for letter in "abcde":
        data = letter.upper()
        log.append(f"produced {data}")
        ready.set()
        taken.wait()
        taken.clear()


def consume():
    for _ in range(5):
        ready.wait()
        ready.clear()
        log.append(f"consumed {data}")
        taken.set()


a = threading.Thread(target=produce)
b = threading.Thread(target=consume)
a.start()
b.start()
a.join()
b.join()
print("\n".join(log))
