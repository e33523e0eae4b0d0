"""A pool that is given a hundred thousand numbers, modules that only its workers import, and pools of a manager."""

import multiprocessing
import operator
import os


def third(number):
    from decimal import Decimal

    return Decimal(number) / 3


def halves(number):
    from fractions import Fraction

    return {number: Fraction(number, 2)}


def neighbours(number):
    return (number - 1, number + 0.5, str(number))


class Job:
    def __init__(self, number):
        self.number = number
        self.done_by_another = False

    def run(self):
        return self.number * 2


def run(job):
    job.result = job.run()
    job.parent = os.getppid()
    return job


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        squares = pool.map(abs, range(-50000, 50000))
        print(len(squares), sum(squares), squares[:3])
        print(sum(pool.map(float, range(20000))), len(set(pool.map(str, range(20000)))))
        print(pool.map(neighbours, range(3)), len(pool.map(neighbours, range(5000))))
        print(sum(pool.starmap(operator.add, [(number, 1) for number in range(5000)])))

        print(pool.map(third, range(3)), pool.apply(halves, (3,)))
        print([(job.number, job.result, job.parent == os.getpid()) for job in pool.map(run, map(Job, range(3)))])

        result = pool.map_async(abs, range(-10, 0))
        result.wait()
        print(pool._cache, result.ready(), result.successful(), result.get(timeout=1))
        result = pool.apply_async(third, (9,))
        print(type(result).__name__, isinstance(result, multiprocessing.pool.AsyncResult), result.get())
        print(pool.map(abs, []), list(pool.imap(abs, [])))

    with multiprocessing.Manager() as manager:
        print(manager.Array("i", [1, 2, 3])[0:2])
        with manager.Pool(2) as pool:
            print(pool.map(abs, [-1, 2]), pool.apply(pow, (2, 5)), pool.starmap(pow, [(2, 3), (3, 2)]))
            print(list(pool.imap(abs, [-3, 4])), sorted(pool.imap_unordered(abs, [-6, 5])))
            result = pool.map_async(third, [3, 6])
            result.wait()
            print(result.ready(), result.successful(), result.get(timeout=5))
            print(pool.apply_async(abs, (-4,)).get())
            pool.close()
            pool.join()
