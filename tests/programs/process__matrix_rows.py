"""A matrix product, a row at a time, in a pool; and word counts by map and reduce."""
from collections import Counter
from functools import partial, reduce
from multiprocessing import Pool

A = [[i * 4 + j for j in range(4)] for i in range(4)]
B = [[1 if i == j else 2 for j in range(4)] for i in range(4)]
TEXT = ["the cat and the dog", "a dog and a bone", "the bone"]


def row_times(matrix, row):
    return [sum(a * matrix[k][j] for k, a in enumerate(row)) for j in range(len(matrix[0]))]


def words(line):
    return Counter(line.split())


if __name__ == "__main__":
    with Pool(2) as pool:
        for row in pool.map(partial(row_times, B), A):
            print(row)
        counts = reduce(lambda one, other: one + other, pool.map(words, TEXT))
        print(sorted(counts.items()))
        print(type(pool.map(words, TEXT)[0]).__name__)
