from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from itertools import chain


def map_reduce(documents, mapper, reducer, workers=3):
    with ThreadPoolExecutor(workers) as pool:
        groups = defaultdict(list)
        for key, value in chain.from_iterable(pool.map(mapper, documents)):
            groups[key].append(value)
        keys = sorted(groups)
        return dict(zip(keys, pool.map(lambda k: reduce(reducer, groups[k]), keys)))


def lengths(document):
    return [(len(word), 1) for word in document.split()]


docs = ["to be or not to be", "that is the question", "whether tis nobler"]
print(map_reduce(docs, lengths, lambda a, b: a + b))
print(map_reduce(docs, lambda d: [(d[0], d.upper())], max))
