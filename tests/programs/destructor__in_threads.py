"""Each thread's own objects end with their function; one that threads share ends with the last of them."""

import threading


class Connection:
    closed = []
    guard = threading.Lock()

    def __init__(self, name):
        self.name = name

    def __del__(self):
        with Connection.guard:
            Connection.closed.append((self.name, threading.current_thread().name))


def work(number, shared, start):
    start.wait()
    for step in range(3):
        own = Connection(f"{number}.{step}")
    assert shared.name == "shared"


start = threading.Barrier(4)
shared = Connection("shared")
threads = [threading.Thread(target=work, args=(n, shared, start), name=f"T{n}") for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name, where in sorted(Connection.closed):
    print(name, "closed by", where)
print("shared is still open")
del shared
print(Connection.closed[-1])
