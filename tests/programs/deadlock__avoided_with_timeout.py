import threading

a, b = threading.Lock(), threading.Lock()
both_hold_one = threading.Barrier(2)
outcome = {}


def worker(name, first, second):
    first.acquire()
    both_hold_one.wait()
    got = second.acquire(timeout=0.05)
    outcome[name] = got
    both_hold_one.wait()
    if got:
        second.release()
    first.release()


threads = [
    threading.Thread(target=worker, args=("one", a, b)),
    threading.Thread(target=worker, args=("two", b, a)),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
for name in sorted(outcome):
    print(name, "got its second lock:", outcome[name])
print("all locks free:", not a.locked() and not b.locked())
