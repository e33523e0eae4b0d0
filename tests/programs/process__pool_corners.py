import multiprocessing
from multiprocessing import Pool


def square(n):
    return n * n


def risky(n):
    if n == 3:
        raise ValueError(f"no {n}")
    return n


def add(a, b=0, *, c=0):
    return a + b + c


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, n):
        return self.factor * n

    def half(self, n):
        return self.factor * n / 2


start = 0


def prepare(value):
    global start
    start = value


def shifted(n):
    return start + n


if __name__ == "__main__":
    with Pool(processes=3) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, [], chunksize=2), pool.map(square, range(7), 3))
        print(list(pool.imap(square, range(5))), list(pool.imap(square, range(5), chunksize=2)))
        print(sorted(pool.imap_unordered(square, range(6))))
        print(pool.starmap(add, [(1, 2), (3,), (4, 5)]))
        print(pool.apply(add, (1,), {"b": 2, "c": 3}))
        result = pool.apply_async(square, (12,))
        print(result.get(timeout=10), result.ready(), result.successful())
        several = pool.map_async(square, [1, 2, 3])
        several.wait()
        print(several.get())
        print(pool.map(Scale(3), [1, 2]), pool.map(Scale(3).half, [1, 2]), pool.map(str.upper, ["a", "b"]),
              pool.map(len, ["abc", ""]))
        seen = []
        pool.apply_async(square, (5,), callback=seen.append).wait()
        print(seen)
        failed = pool.apply_async(risky, (3,))
        try:
            failed.get()
        except ValueError as error:
            print("caught:", error, type(error.__cause__).__name__, failed.successful())
        try:
            pool.map(risky, range(6))
        except ValueError as error:
            print("caught:", error)
        iterator = pool.imap(risky, range(5), chunksize=1)
        for _ in range(5):
            try:
                print(next(iterator), end=" ")
            except ValueError as error:
                print(f"({error})", end=" ")
        print()
        try:
            pool.map(lambda n: n, [1])
        except Exception as error:
            print(type(error).__name__, str(error).split(" at 0x")[0])
    with Pool(2, initializer=prepare, initargs=(100,)) as pool:
        print(pool.map(shifted, range(4)))
    pool = multiprocessing.Pool(2)
    results = [pool.apply_async(square, args=(n,)) for n in range(4)]
    pool.close()
    try:
        pool.apply(square, (1,))
    except ValueError as error:
        print("ValueError:", error)
    pool.join()
    print([r.get() for r in results])
    try:
        Pool(0)
    except ValueError as error:
        print("ValueError:", error)
