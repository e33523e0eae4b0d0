import threading

results = {}


def depth(n):
    local = [n]
    if n:
        local += depth(n - 1)
    return local


def work(name, n):
    results[name] = depth(n)


threads = [threading.Thread(target=work, args=(f"t{n}", n)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in sorted(results):
    print(name, results[name])
