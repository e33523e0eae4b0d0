import threading

results = {}


def work(n):
    results[n] = n * n


threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([results[n] for n in range(8)])
print([thread.is_alive() for thread in threads])
