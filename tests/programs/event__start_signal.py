import threading

go = threading.Event()
order = []
lock = threading.Lock()


def runner(name):
    go.wait()
    with lock:
        order.append(name)


runners = [threading.Thread(target=runner, args=(n,)) for n in ("r1", "r2", "r3")]
for r in runners:
    r.start()
print("on your marks", go.is_set(), order)
go.set()
for r in runners:
    r.join()
print("finished:", sorted(order), go.is_set())
go.clear()
print("cleared:", go.is_set(), go.wait(timeout=0.01), go.wait(0))
