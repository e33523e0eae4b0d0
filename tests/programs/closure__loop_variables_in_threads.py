import threading

results = {}


def with_default(i=0):
    results[f"default {i}"] = i


threads = [threading.Thread(target=lambda i=i: results.update({f"lambda {i}": i * i})) for i in range(3)]
for i in range(3):
    threads.append(threading.Thread(target=with_default, args=(i,)))
for t in threads:
    t.start()
for t in threads:
    t.join()
for key in sorted(results):
    print(key, "=", results[key])

late = [lambda: i for i in range(3)]
print([f() for f in late])
early = [(lambda n: lambda: n)(i) for i in range(3)]
print([f() for f in early])
