import threading

log = []


def note(mark):
    for n in range(500):
        log.append((mark, n))


threads = [threading.Thread(target=note, args=(mark,)) for mark in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(log))
for mark in "abc":
    own = [n for m, n in log if m == mark]
    print(mark, own == list(range(500)))
