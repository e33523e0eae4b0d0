from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool


def square(n):
    return n * n


def add(a, b):
    return a + b


pool = ThreadPool(4)
print(pool.map(square, range(6)))
print(pool.apply(add, (2, 3)), pool.starmap(add, [(1, 2), (3, 4)]))
result = pool.apply_async(square, (9,))
print(result.get(timeout=5), result.successful())
print(sorted(pool.imap_unordered(square, [3, 1, 2])), list(pool.imap(square, [3, 1, 2])))
pool.close()
pool.join()
with Pool(2) as p:
    print(p.map(str.upper, ["a", "b"]))
