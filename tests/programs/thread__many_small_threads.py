import threading

N = 200
results = [None] * N


def work(i):
    results[i] = i ** 2


threads = [threading.Thread(target=work, args=(i,)) for i in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sum(results), results[:5], None in results)
print(f"{N} threads, {threading.active_count()} left")
